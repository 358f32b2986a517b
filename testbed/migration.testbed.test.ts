import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringUp, countersOf, hostOf, migrate, onHost, onVm, otherHost, until } from './running-testbed.ts';

const VM = 101;
const MIB = 2 ** 20;
const HELD_MIB = 150;

/** Holds memory that does not compress, counts in memory and appends each count to a file. */
const WITNESS = `
import os, sys, time
held = os.urandom(${HELD_MIB} * 1024 * 1024)
count = 0
log = open('/home/bob/witness.log', 'a')
while True:
    count += 1
    log.write('%s %d %d\\n' % (sys.argv[1], count, held[99]))
    log.flush()
    time.sleep(0.05)
`;

const witnessLines = async (): Promise<string[][]> => {
  const { stdout } = await onVm(VM, 'cat witness.log');
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
};

const stageSeconds = (output: string, label: string): number =>
  Number(new RegExp(`^ *${label.replace('+', '\\+')}: +([\\d.]+)$`, 'm').exec(output)?.[1]);

describe('a live migration on the testbed', () => {
  beforeAll(async () => {
    await bringUp();
    await onVm(VM, 'rm -f witness.log; cat >witness.py', WITNESS);
    await onVm(
      VM,
      'setsid nohup python3 witness.py nonce-1 >/dev/null 2>&1 </dev/null & echo $! >witness.pid',
    );
    await until(async () => (await onVm(VM, 'test -s witness.log')).code === 0, 'the witness writes');
  });
  afterAll(() => onVm(VM, 'kill $(cat witness.pid); rm -f witness.*'));

  it('goes out over 1GbE and back over 10GbE, and the images ride the named fabric only', async () => {
    const source = await hostOf(VM);
    const copySeconds: number[] = [];
    for (const subnet of [1, 10] as const) {
      const before = await countersOf(source);
      const outcome = await migrate(VM, subnet);
      const after = await countersOf(source);
      expect(outcome).toMatchObject({ code: 0, stderr: '' });
      const carried = (name: string) => (after[name] ?? 0) - (before[name] ?? 0);
      expect(carried(`g${subnet}`)).toBeGreaterThan(HELD_MIB * MIB);
      expect(carried(subnet === 1 ? 'g10' : 'g1')).toBeLessThan(MIB);
      copySeconds.push(stageSeconds(outcome.stdout, 'Copy dump file'));
    }
    // 150 MiB take 1.26 s at 1 Gb/s; the faster fabric must show as such.
    expect(copySeconds[0]).toBeGreaterThan(1.2);
    expect(copySeconds[1]).toBeLessThan((copySeconds[0] ?? 0) / 2);
    expect(await hostOf(VM)).toBe(source);
  });

  it("prints vzmigrate 4.11's stages and times in its order", async () => {
    const { stdout } = await migrate(VM, 10);
    const stages = stdout.split('\n').filter((line) => /^[A-Z].*(\.\.\.|[a-z0-9])$/.test(line));
    expect(
      stages.filter((line) => !/Checkpoint|checkpoint|Saved|Container|container|Restor|CPU/.test(line)),
    ).toEqual([
      `Locked CT ${VM}`,
      expect.stringMatching(`^Starting live migration of CT ${VM} to `),
      'OpenVZ is running...',
      'Preparing remote node',
      'Initializing remote quota',
      'Syncing private',
      'Syncing 2nd level quota',
      expect.stringMatching('^Adding IP address'),
      'Resuming...',
      'Cleaning up',
      'Killing...',
    ]);
    const parts = ['Suspend + Dump', 'Copy dump file', 'Second rsync', '2nd level quota', 'Undump + Resume'];
    const sum = parts.reduce((total, label) => total + stageSeconds(stdout, label), 0);
    expect(stageSeconds(stdout, 'Total suspended time')).toBeCloseTo(sum, 1);
  });

  it('keeps the memory of a process and every line of the file it appends to', async () => {
    await migrate(VM, 10, '');
    const arrived = (await witnessLines()).length;
    await until(async () => (await witnessLines()).length > arrived + 5, 'the witness goes on');
    const lines = await witnessLines();
    expect(new Set(lines.map(([nonce, , held]) => `${nonce} ${held}`)).size).toBe(1);
    expect(lines.map(([, count]) => Number(count))).toEqual(lines.map((_, index) => index + 1));
  });

  it('leaves the files and a renamed configuration at the source, so that a return is warm', async () => {
    const source = await hostOf(VM);
    await migrate(VM, 10, '');
    const left = await onHost(
      source,
      `ls /vz/conf/${VM}.conf.migrated && test -d /vz/private/${VM} && vzctl status ${VM}`,
    );
    expect(left.stdout).toBe(`/vz/conf/${VM}.conf.migrated\nCTID ${VM} deleted unmounted down\n`);
    const there = await onHost(otherHost(source), `vzctl status ${VM}`);
    expect(there.stdout).toBe(`CTID ${VM} exist mounted running\n`);
  });

  it('speaks the words of vzmigrate 3.0.23 when asked to', async () => {
    const { stdout } = await migrate(VM, 10, '-v --format-3.0');
    expect(stdout).toMatch(/^OPT:-r\nOPT:--online\nOPT:-v\n/);
    expect(stdout).toContain(`Starting online migration of CT ${VM} to `);
    expect(stdout).toMatch(/^ {4}\tSuspend \+ Dump:\t [\d.]+$/m);
    expect(stdout).toMatch(/^ {4}Total time: [\d.]+\nCleanup$/m);
  });

  it('deletes at the destination what was deleted inside the VM', async () => {
    await onVm(VM, 'touch gone kept');
    await migrate(VM, 10, '');
    await onVm(VM, 'rm gone');
    await onHost(await hostOf(VM), `vzctl exec ${VM} rm -rf /usr/share/bash-completion`);
    await migrate(VM, 10, '');
    expect((await onVm(VM, 'ls gone kept /usr/share/bash-completion')).stdout.trim()).toBe('kept');
    await onHost(await hostOf(VM), `vzctl exec ${VM} mkdir /usr/share/bash-completion`);
    await migrate(VM, 10, '');
    expect((await onVm(VM, 'ls /usr/share/bash-completion')).stdout).toBe('');
  });
});
