import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT_MEANING } from './exit-codes.ts';
import { openvz, openvzFiles } from './platform.ts';

const sample = (name: string) => {
  const text = readFileSync(new URL(`./fixtures/vzmigrate-${name}.txt`, import.meta.url), 'utf8');
  const exitCode = Number(/\[exit (\d+)\]/.exec(text)?.[1]);
  return { exitCode, stdout: text.replace(/\[exit \d+\]\n/, ''), stderr: '' };
};

describe('the times that vzmigrate prints', () => {
  it('are read from 3.0.23 with every stage', () => {
    const { stages, suspendedSeconds } = openvz.parseMove(sample('3.0.23-ok'));
    expect(suspendedSeconds).toBe(2.32169);
    expect(stages).toEqual([
      { name: 'suspend', label: 'Suspend + Dump', seconds: 0.535788 },
      { name: 'copy', label: 'Copy dump file', seconds: 0.514769 },
      { name: 'sync', label: 'Second rsync', seconds: 0.316236 },
      { name: 'sync', label: '2nd level quota', seconds: 0.524964 },
      { name: 'restore', label: 'Undump + Resume', seconds: 0.429932 },
    ]);
  });

  it('are read from 4.11, with -v and with -t alone', () => {
    expect(openvz.parseMove(sample('4.11-ok'))).toMatchObject({ suspendedSeconds: 2.31 });
    expect(openvz.parseMove(sample('4.11-ok-times')).stages.map((stage) => stage.seconds)).toEqual([
      0.51, 0.51, 0.31, 0.51, 0.42,
    ]);
  });

  it('are dropped where quota is off and the stamp was never taken', () => {
    const output = sample('3.0.23-ok');
    const stdout = output.stdout
      .replace('0.524964', '-1.79536e+09')
      .replace('0.429932', '1.79536e+09')
      .replace('2.32169', '-1.79536e+09');
    const report = openvz.parseMove({ ...output, stdout });
    expect(report).toMatchObject({ outcome: 'ok', suspendedSeconds: null });
    expect(report.stages.map((stage) => stage.label)).toEqual([
      'Suspend + Dump',
      'Copy dump file',
      'Second rsync',
    ]);
  });

  it('are absent where vzmigrate was not asked for them', () => {
    expect(openvz.parseMove(sample('3.0.23-ok-nonverbose'))).toMatchObject({
      suspendedSeconds: null,
      stages: [],
    });
  });
});

describe('a migration that failed', () => {
  it('is explained by its exit code and vzmigrate’s own words', () => {
    expect(openvz.parseMove(sample('3.0.23-fail-exists')).reason).toBe(
      'Exit code 9: the destination already has a container of this number (“CT #730 already exists on destination node”). The container was not touched.',
    );
    expect(openvz.parseMove(sample('4.11-fail-undump')).reason).toBe(
      'Exit code 7: the container could not be restored on the destination (“Failed to undump container”). The container runs on at the source.',
    );
  });

  it('is indeterminate when the source was suspended and nothing says that it was resumed', () => {
    for (const name of ['3.0.23-fail-dump', '3.0.23-fail-scp', '4.11-fail-undump']) {
      const output = sample(name);
      const stdout = output.stdout.replace('Resuming...\n', '');
      expect(openvz.parseMove({ ...output, stdout }).outcome).toBe('indeterminate');
    }
  });

  it('is indeterminate when only the destination tried to resume', () => {
    const stdout = 'Live migrating container...\n   Resuming container\nResuming...\n';
    const stderr = 'Error: Failed to resume container\n';
    const output = { exitCode: 7, stdout, stderr };
    expect(openvz.parseMove(output).outcome).toBe('indeterminate');
    expect(openvz.parseMove({ ...output, stdout: `${stdout}Resuming...\n` }).outcome).toBe('failed');
  });

  it('is indeterminate when the source could not be resumed', () => {
    const output = sample('4.11-fail-undump');
    for (const stderr of ['Warning: restore at source failed', 'Can not resume container: Invalid argument'])
      expect(openvz.parseMove({ ...output, stderr }).outcome).toBe('indeterminate');
  });

  it('has a sentence for every exit code that vzmigrate lists', () => {
    for (const code of [1, 2, 4, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20]) {
      const { outcome, reason } = openvz.parseMove({ exitCode: code, stdout: '', stderr: '' });
      // These two say that it had been suspended, though the text does not.
      expect(outcome).toBe([7, 8].includes(code) ? 'indeterminate' : 'failed');
      expect(reason).toContain(EXIT_MEANING[code]);
    }
  });
});

describe('the list of containers', () => {
  const list = (stdout: string, exitCode: number | null = 0, stderr = '') =>
    openvz.parseList({ exitCode, stdout, stderr });

  it('gives each with its state', () => {
    expect(list('       730 running  \n       731 stopped  \n       732 suspended\n')).toEqual([
      { vm: '730', state: 'running' },
      { vm: '731', state: 'stopped' },
      { vm: '732', state: 'suspended' },
    ]);
  });

  it('is empty where vzlist finds none', () => {
    expect(list('')).toEqual([]);
    expect(list('', 1, 'Container(s) not found\n')).toEqual([]);
  });

  it('is never empty because vzlist failed', () => {
    expect(() => list('', 127, 'sh: vzlist: command not found')).toThrow('vzlist failed: sh: vzlist');
    expect(() => list('', null)).toThrow('vzlist failed');
    expect(() => list('730 melted\n')).toThrow('730 melted');
  });
});

describe('removing leftovers', () => {
  /** Runs the real script with a vzctl that answers `status` and an rm that only tells what it would remove. */
  const unseed = (status: string) => {
    const directory = mkdtempSync(join(tmpdir(), 'unseed-'));
    const tool = (name: string, script: string) => {
      writeFileSync(join(directory, name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(directory, name), 0o755);
    };
    tool('vzctl', status === '' ? 'exit 14' : `echo "${status}"`);
    tool('rm', 'echo "rm $*"');
    const [, ...argv] = openvzFiles.unseed('730').argv;
    return execFileSync('/bin/sh', argv, {
      env: { PATH: directory, NODE_ENV: 'test' },
      encoding: 'utf8',
      stdio: 'pipe',
    });
  };

  it('removes the private area of a container that lives elsewhere', () => {
    expect(unseed('CTID 730 deleted unmounted down')).toBe('rm -rf -- /vz/private/730\n');
  });

  it.each([
    'CTID 730 exist mounted running',
    'CTID 730 exist unmounted down',
    'CTID 730 exist unmounted down suspended',
    'CTID 730 deleted mounted down',
    '',
  ])('refuses when vzctl says “%s”', (status) => {
    expect(() => unseed(status)).toThrow();
  });
});
