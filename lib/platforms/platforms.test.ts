import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CommandOutput } from '#lib/domain/adapters';
import { PLATFORMS, platformOf } from './registry.ts';

/** What is demanded of every platform: its commands, and how each captured output is to be read. */
const EXPECTED: Record<string, { commands: Record<string, string[]>; samples: Record<string, string> }> = {
  openvz: {
    commands: {
      migrate: ['vzmigrate', '-r', 'no', '--online', '-v', '192.168.0.105', '730'],
      list: ['vzlist', '-a', '-H', '-o', 'ctid,status'],
      isSeeded: ['test', '-d', '/vz/private/730'],
    },
    samples: {
      'vzmigrate-3.0.23-ok.txt': 'ok',
      'vzmigrate-3.0.23-ok-nonverbose.txt': 'ok',
      'vzmigrate-3.0.23-fail-dump.txt': 'failed',
      'vzmigrate-3.0.23-fail-exists.txt': 'failed',
      'vzmigrate-3.0.23-fail-ip.txt': 'failed',
      'vzmigrate-3.0.23-fail-noexist.txt': 'failed',
      'vzmigrate-3.0.23-fail-scp.txt': 'failed',
      'vzmigrate-3.0.23-fail-ssh.txt': 'failed',
      'vzmigrate-3.0.23-fail-stopped.txt': 'failed',
      'vzmigrate-3.0.23-fail-suspend.txt': 'failed',
      'vzmigrate-3.0.23-fail-undump.txt': 'failed',
      'vzmigrate-4.11-ok.txt': 'ok',
      'vzmigrate-4.11-ok-times.txt': 'ok',
      'vzmigrate-4.11-check-only.txt': 'indeterminate',
      'vzmigrate-4.11-fail-exists.txt': 'failed',
      'vzmigrate-4.11-fail-locked.txt': 'failed',
      'vzmigrate-4.11-fail-rsync.txt': 'failed',
      'vzmigrate-4.11-fail-undump.txt': 'failed',
    },
  },
};

/** The samples hold both streams in one; a runner has them apart. */
function read(platform: string, name: string, apart: boolean): CommandOutput {
  const text = readFileSync(new URL(`./${platform}/fixtures/${name}`, import.meta.url), 'utf8');
  const lines = text.split('\n');
  const exitCode = Number(/^\[exit (\d+)\]$/m.exec(text)?.[1]);
  const said = lines.filter((line) => !line.startsWith('[exit '));
  const isError = (line: string) => /^(Error:|Warning:|ssh:|rsync|lost connection|Can not)/.test(line);
  if (!apart) return { exitCode, stdout: said.join('\n'), stderr: '' };
  const stdout = said.filter((line) => !isError(line)).join('\n');
  return { exitCode, stdout, stderr: said.filter(isError).join('\n') };
}

describe.each(PLATFORMS)('platform $id', (platform) => {
  const expected = EXPECTED[platform.id];

  it('is described by its commands and samples here', () => {
    expect(expected).toBeDefined();
    const fixtures = readdirSync(new URL(`./${platform.id}/fixtures/`, import.meta.url));
    expect(Object.keys(expected?.samples ?? {}).sort()).toEqual(
      fixtures.filter((name) => name.endsWith('.txt')).sort(),
    );
    expect(platformOf(platform.id)).toBe(platform);
  });

  it('gives its commands as arguments, the fabric’s address as the destination', () => {
    const commands = {
      migrate: platform.migrate({ vm: '730', destinationAddress: '192.168.0.105' }).argv,
      list: platform.list().argv,
      isSeeded: platform.isSeeded('730').argv,
    };
    expect(commands).toEqual(expected?.commands);
  });

  it('hands a VM’s name to a shell as an argument and never as text', () => {
    const name = 'x"; rm -rf $HOME';
    for (const { argv } of [platform.unseed(name), platform.isSeeded(name)])
      for (const word of argv.slice(0, -1)) expect(word).not.toContain(name);
  });

  it.each(Object.entries(expected?.samples ?? {}))('reads %s as %s', (name, outcome) => {
    for (const apart of [false, true]) {
      const report = platform.parseMove(read(platform.id, name, apart));
      expect(report).toMatchObject({ outcome });
      expect(report.reason).toMatch(/\.$/);
      for (const stage of report.stages) expect(stage.seconds).toBeGreaterThan(0);
      if (outcome !== 'ok') expect(report.stages).toEqual([]);
    }
  });

  it('calls a migration indeterminate when nobody could read its exit code', () => {
    for (const exitCode of [null, 137, 143])
      expect(platform.parseMove({ exitCode, stdout: '', stderr: '' }).outcome).toBe('indeterminate');
  });
});

it('names the known platforms when asked for another', () => {
  expect(() => platformOf('vmware')).toThrow('There is no platform "vmware"; known: openvz.');
});
