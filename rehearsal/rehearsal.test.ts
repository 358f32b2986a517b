import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clusterNodes } from '#lib/domain/cluster';
import { openvz, openvzFiles } from '#lib/platforms/openvz/platform';
import { waitDetached } from '#lib/remote/detached';
import { Machine } from '#lib/remote/machine';
import { endMarked, listMarked, parseMarked } from '#lib/remote/marked';
import { SshLine } from '#lib/remote/ssh-line';
import { keysOf } from './keys.ts';
import { type Rehearsal, startRehearsal } from './rehearsal.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lab-rehearsal-'));
const lines: SshLine[] = [];
let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await startRehearsal(folder);
});
afterAll(async () => {
  for (const line of lines) line.close();
  await rehearsal.close();
  rmSync(folder, { recursive: true, force: true });
});

function machine(name: string, keyFile?: string): Machine {
  const node = clusterNodes(rehearsal.cluster).find((one) => one.name === name);
  if (!node) throw new Error(`no ${name}`);
  const line = new SshLine(keyFile ? { ...node, login: { ...node.login, keyFile } } : node, [
    keysOf(folder).fingerprint,
  ]);
  lines.push(line);
  return new Machine(line);
}
/** Neither gone nor a zombie that nobody has collected yet. */
function lives(pid: string | undefined): boolean {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && !readFileSync(file, 'utf8').includes(') Z ');
}
const sh = (text: string) => ({ argv: ['sh', '-c', text] });

describe.skipIf(process.platform !== 'linux')('a rehearsal cluster', () => {
  it('has each VM at home, on hosts that each know only their own', async () => {
    const listed = await Promise.all(
      ['node1', 'node2'].map(async (name) => openvz.parseList(await machine(name).execute(openvz.list()))),
    );
    expect(listed.map((vms) => vms.map(({ vm, state }) => `${vm} ${state}`))).toEqual([
      ['101 running', '103 running'],
      ['102 running', '104 running'],
    ]);
  });

  it('leads into a VM from the launcher, and says so where there is none', async () => {
    const head = machine('head');
    const into = (address: string) => ({
      argv: ['ssh', '-o', 'BatchMode=yes', `bob@${address}`, 'echo $REHEARSAL_MACHINE'],
    });
    expect(await head.read(into('10.0.10.102'))).toBe('vm-102\n');
    expect((await head.execute(into('10.0.10.199'))).exitCode).toBe(255);
  });

  it('lets in one key, which only its owner can read', async () => {
    const { clientFile } = keysOf(folder);
    expect(statSync(clientFile).mode & 0o077).toBe(0);
    const other = keysOf(mkdtempSync(path.join(tmpdir(), 'lab-rehearsal-')));
    await expect(machine('node1', other.clientFile).execute(sh('true'))).rejects.toMatchObject({
      code: 'login',
    });
    rmSync(path.dirname(other.clientFile), { recursive: true });
  });

  it('ends what a trial left on one machine, and nothing on another', async () => {
    const [head, node] = [machine('head'), machine('node1')];
    const stay = 'MIGRATION_LAB_TRIAL=t1 setsid sleep 60 </dev/null >/dev/null 2>&1 & echo $!';
    const [here, there] = [await head.read(sh(stay)), await node.read(sh(stay))].map((text) => text.trim());
    expect(parseMarked(await head.read(listMarked()))).toMatchObject([
      { pid: Number(here), trial: 't1', command: 'sleep 60' },
    ]);
    expect(await head.read(endMarked(['t1']))).toBe('');
    expect([here, there].map((pid) => lives(pid))).toEqual([false, true]);
    await node.read(sh(`kill ${there}`));
  });

  it('removes the files of a VM that is not there, and of no other', async () => {
    const [node, other] = [machine('node1'), machine('node2')];
    await node.read(sh('mkdir -p /vz/private/102'));
    await node.read(openvzFiles.unseed('102'));
    expect((await node.execute(openvzFiles.isSeeded('102'))).exitCode).toBe(1);
    expect((await node.execute(openvzFiles.unseed('101'))).exitCode).toBe(1);
    expect((await other.execute(openvzFiles.isSeeded('102'))).exitCode).toBe(0);
    expect(await waitDetached(node, ['.migration-lab/runs/none'], 1)).toEqual(['.migration-lab/runs/none']);
  });

  it('is served by one process at a time, and refuses a folder or settings that cannot work', async () => {
    await expect(startRehearsal(folder)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await expect(startRehearsal(path.join(folder, 'with space'))).rejects.toThrow('set REHEARSAL_FOLDER');
    const spoiled = mkdtempSync(path.join(tmpdir(), 'lab-rehearsal-'));
    writeFileSync(path.join(spoiled, 'rehearsal.yaml'), 'speed: 0\nhosts: 1\n');
    await expect(startRehearsal(spoiled)).rejects.toThrow(
      /speed: .*\n {2}hosts: a migration needs two hosts/,
    );
    rmSync(spoiled, { recursive: true });
  });
});
