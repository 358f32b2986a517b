import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  goingRuns,
  killDetached,
  preventDetached,
  readDetached,
  readLastOutput,
  startDetached,
  waitDetached,
} from './detached.ts';
import type { Machine } from './machine.ts';
import { localMachine } from './test-local.ts';

let home: string;
let machine: Machine;
const RUN = '.migration-lab/runs/t1/round-1/101';
const WAIT_SECONDS = 20;
/** The kernel dates files by its last tick, which is up to this much ago (100 Hz). */
const COARSE_CLOCK_SECONDS = 0.01;
const file = (name: string) => path.join(home, name);
const sh = (script: string) => ({ argv: ['sh', '-c', script] });
const isGone = (pid: number) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.startsWith('Z') ?? true;
  } catch {
    return true;
  }
};
const until = async (condition: () => boolean) => {
  for (let i = 0; i < 200 && !condition(); i++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(condition()).toBe(true);
};
const finish = async (directory = RUN) => {
  expect(await waitDetached(machine, [directory], WAIT_SECONDS)).toEqual([directory]);
  return readDetached(machine, directory);
};

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'lab-wrapper-'));
  machine = localMachine(home);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('a detached run', () => {
  it('leaves output, exit code and stamps of its start and end', async () => {
    const before = Date.now() / 1000;
    const start = await startDetached(machine, RUN, sh('echo out; echo err >&2; sleep 0.3; exit 7'));
    const end = await finish();
    const after = Date.now() / 1000;
    expect(start.claimed).toBe(true);
    expect(start.bootId).toMatch(/^[0-9a-f-]{36}$/);
    expect(end).toMatchObject({ exitCode: 7, stdout: 'out\n', stderr: 'err\n' });
    const lastOutput = (end.lastOutputWall ?? 0) + COARSE_CLOCK_SECONDS;
    const stamps = [before, start.startedWall, lastOutput, end.endedWall ?? 0, after];
    expect(stamps).toEqual([...stamps].sort((a, b) => a - b));
    expect((end.endedUptime ?? 0) - start.startedUptime).toBeGreaterThanOrEqual(0.25);
  });

  it('is started once, however often and by how many it is asked for', async () => {
    const command = sh(`echo ran >>"${file('ran')}"; sleep 0.2`);
    const starts = await Promise.all(Array.from({ length: 20 }, () => startDetached(machine, RUN, command)));
    expect(starts.filter((start) => start.claimed)).toHaveLength(1);
    const facts = starts.map(({ claimed: _, ...start }) => start);
    expect(new Set(facts.map((fact) => JSON.stringify(fact))).size).toBe(1);
    await finish();
    expect((await startDetached(machine, RUN, command)).claimed).toBe(false);
    expect(readFileSync(file('ran'), 'utf8')).toBe('ran\n');
  });

  it('hands its arguments and environment on unchanged, and the umask too', async () => {
    const argv = [
      'sh',
      '-c',
      'printf "%s|" "$@"; echo "$MARK"; umask',
      'sh',
      "it's",
      '$(id)',
      'a\nb',
      '漢',
      '',
    ];
    await startDetached(machine, RUN, { argv, env: { MARK: 'a b' } });
    const umask = process.umask().toString(8).padStart(4, '0');
    expect((await finish()).stdout).toBe(`it's|$(id)|a\nb|漢||a b\n${umask}\n`);
  });

  it('says so when the command does not exist', async () => {
    await startDetached(machine, RUN, { argv: ['no-such-command'] });
    expect(await finish()).toMatchObject({
      exitCode: 127,
      stderr: expect.stringContaining('no-such-command'),
    });
  });

  it('outlives whoever asked for it', async () => {
    await startDetached(machine, RUN, sh('kill -HUP $PPID; sleep 0.3; echo still here'));
    expect(await finish()).toMatchObject({ exitCode: 0, stdout: 'still here\n' });
  });

  it('shows the last of its output while it runs', async () => {
    await startDetached(machine, RUN, sh('echo early; sleep 30'));
    await until(() => readFileSync(file(`${RUN}/stdout`), 'utf8').length > 0);
    expect(await readLastOutput(machine, RUN)).toBe('early\n');
    expect(await waitDetached(machine, [RUN], 0)).toEqual([]);
    expect(await goingRuns(machine)).toEqual(['t1/round-1/101']);
    await killDetached(machine, RUN);
    expect(await goingRuns(machine)).toEqual([]);
  });
});

it('forgets the runs that nobody touched for a month, and no others', async () => {
  for (const trial of ['old', 'new']) {
    await startDetached(machine, `.migration-lab/runs/${trial}/launch`, { argv: ['true'] });
    await finish(`.migration-lab/runs/${trial}/launch`);
  }
  const monthAgo = new Date(Date.now() - 31 * 86_400_000);
  utimesSync(file('.migration-lab/runs/old'), monthAgo, monthAgo);
  expect(await goingRuns(machine)).toEqual([]);
  expect(readdirSync(file('.migration-lab/runs'))).toEqual(['new']);
});

describe('an output of many megabytes', () => {
  it('is read by its beginning and its end, in whole lines, and what is left out is said', async () => {
    const storm = 'echo first; seq 1000000 2800000; printf "\\0\\377\\n"; echo last; exit 3';
    await startDetached(machine, RUN, sh(storm));
    const { stdout, exitCode } = await finish();
    expect(exitCode).toBe(3);
    expect(Buffer.byteLength(stdout)).toBeLessThan(9 * 2 ** 20);
    const lines = stdout.split('\n');
    expect([lines[0], ...lines.slice(-3)]).toEqual(['first', '\0\ufffd', 'last', '']);
    const note = lines.findIndex((line) => /^\[of 144000\d\d bytes some 60\d+ left out here\]$/.test(line));
    expect(
      lines
        .slice(1, note)
        .concat(lines.slice(note + 1, -3))
        .every((line) => /^\d{7}$/.test(line)),
    ).toBe(true);
  });
});

describe('ending a run', () => {
  it('records 143 where TERM ended the command', async () => {
    await startDetached(machine, RUN, { argv: ['sleep', '60'] });
    await killDetached(machine, RUN);
    expect(await finish()).toMatchObject({ exitCode: 143, endedWall: expect.any(Number) });
  });

  it('ends grandchildren with it, those too that ignore TERM', async () => {
    const child = `sh -c 'trap "" TERM; echo $$ >"${file('grandchild')}"; while :; do sleep 1; done' & wait`;
    const { pid } = await startDetached(machine, RUN, sh(child));
    await until(() => existsSync(file('grandchild')));
    await killDetached(machine, RUN);
    await until(() => isGone(Number(readFileSync(file('grandchild'), 'utf8'))) && isGone(pid));
  });

  it('leaves no exit code after a KILL, and the wait still ends', async () => {
    const { pid } = await startDetached(machine, RUN, { argv: ['sleep', '60'] });
    process.kill(-pid, 'SIGKILL');
    await until(() => isGone(pid));
    expect(await finish()).toMatchObject({ exitCode: null, endedWall: null, endedUptime: null });
  });

  it('touches nobody else who has its number by now: it counts as gone, and what lives is left alone', async () => {
    const other = spawn('sleep', ['60']);
    // The kernel's start times have steps of 10 ms.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { pid } = await startDetached(machine, RUN, { argv: ['sleep', '60'] });
    process.kill(-pid, 'SIGKILL');
    await until(() => isGone(pid));
    const start = readFileSync(file(`${RUN}/start`), 'utf8');
    writeFileSync(file(`${RUN}/start`), start.replace(/^\d+/, String(other.pid)));
    expect(await waitDetached(machine, [RUN], 1)).toEqual([RUN]);
    expect(await goingRuns(machine)).toEqual([]);
    await killDetached(machine, RUN);
    expect(isGone(other.pid ?? 0)).toBe(false);
    expect(await readDetached(machine, RUN)).toMatchObject({ exitCode: null });
    other.kill();
  });
});

describe('a run that is not what it seems', () => {
  it('counts as ended when the host was restarted since', async () => {
    await startDetached(machine, RUN, { argv: ['sleep', '60'] });
    const start = readFileSync(file(`${RUN}/start`), 'utf8');
    writeFileSync(file(`${RUN}/start`), start.replace(/ [0-9a-f-]{36} /, ' another-boot '));
    expect(await waitDetached(machine, [RUN], 1)).toEqual([RUN]);
    expect(await readDetached(machine, RUN)).toMatchObject({ exitCode: null, stdout: '' });
    writeFileSync(file(`${RUN}/start`), start);
    await killDetached(machine, RUN);
  });

  it('is an error when the claim stands and nothing was started', async () => {
    expect(await preventDetached(machine, RUN)).toBe(true);
    await expect(startDetached(machine, RUN, { argv: ['true'] })).rejects.toThrow('did not start');
    expect(existsSync(file(`${RUN}/stdout`))).toBe(false);
    expect(await preventDetached(machine, RUN)).toBe(true);
  });

  it('cannot be prevented any more once it was started', async () => {
    await startDetached(machine, RUN, { argv: ['true'] });
    expect(await preventDetached(machine, RUN)).toBe(false);
  });

  it('reads as empty where it never was', async () => {
    mkdirSync(file('.migration-lab/runs'), { recursive: true });
    const stamps = { endedWall: null, endedUptime: null, lastOutputWall: null };
    const nothing = { exitCode: null, timedOut: false, ...stamps };
    expect(await readDetached(machine, 'never')).toEqual({ ...nothing, stdout: '', stderr: '' });
    expect(await waitDetached(machine, ['never'], 1)).toEqual(['never']);
  });
});
