import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  bringUp,
  fabricAddress,
  type HostName,
  hostOf,
  migrate,
  onHost,
  onVm,
  otherHost,
  run,
  until,
} from './running-testbed.ts';

const VM = 104;
const NO_SUCH_VM = 999;
const UNUSED_ADDRESS = 250;

let source: HostName;
let destination: HostName;

/** After any failure the VM runs where it was and the other host knows nothing of it. */
const expectUntouched = async () => {
  expect((await onHost(source, `vzctl status ${VM}; ls -A /vz/lock /vz/dump`)).stdout).toBe(
    `CTID ${VM} exist mounted running\n/vz/dump:\n\n/vz/lock:\n`,
  );
  const there = await onHost(
    destination,
    `vzctl status ${VM}; ls -d /vz/private/${VM} /vz/dump/${VM} 2>/dev/null`,
  );
  expect(there.stdout).toBe(`CTID ${VM} deleted unmounted down\n`);
  expect((await onVm(VM, 'hostname')).stdout).toBe(`ct${VM}\n`);
};

const migrateQuietly = () =>
  onHost(source, `vzmigrate -r no --online ${fabricAddress(10, destination)} ${VM}`);

describe('a live migration that fails', () => {
  beforeAll(async () => {
    await bringUp();
    source = await hostOf(VM);
    destination = otherHost(source);
    // Files that an earlier, successful migration left there.
    await onHost(destination, `rm -rf /vz/private/${VM} /vz/conf/${VM}.conf.migrated`);
  });
  afterEach(async () => {
    await onHost(source, `vzctl start ${VM}`);
  });

  it('exits 1 on a command line it does not know', async () => {
    expect((await onHost(source, 'vzmigrate --nonsense')).code).toBe(1);
  });

  it('exits 2 when the VM is stopped', async () => {
    await onHost(source, `vzctl stop ${VM}`);
    const outcome = await migrateQuietly();
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toBe("Error: Can't perform live migration of a stopped container\n");
  });

  it('exits 4 when nobody answers at the address', async () => {
    const outcome = await onHost(
      source,
      `vzmigrate -r no --online ${fabricAddress(10, UNUSED_ADDRESS)} ${VM}`,
    );
    expect(outcome.code).toBe(4);
    expect(outcome.stderr).toContain("Error: Can't connect to destination address using public key\n");
    await expectUntouched();
  });

  it('exits 6 and goes on at the source when the images cannot be copied', async () => {
    const port = 20_000 + VM;
    await onHost(
      destination,
      `setsid timeout 20 socat -u TCP-LISTEN:${port},fork OPEN:/dev/null >/dev/null 2>&1 & sleep 0.3`,
    );
    const outcome = await migrate(VM, 10);
    await onHost(destination, `pkill -f 'socat -u TCP-LISTEN:${port}'`);
    expect(outcome.code).toBe(6);
    expect(outcome.stderr).toContain('Error: Failed to copy dump\n');
    expect(outcome.stdout).toMatch(/\nResuming\.\.\.\n$/);
    await expectUntouched();
  });

  it('exits 7 and goes on at the source when the destination cannot restore', async () => {
    await onHost(destination, `ip link add ve${VM}.eth1 type bridge`);
    const outcome = await migrate(VM, 10);
    await onHost(destination, `ip link del ve${VM}.eth1`);
    expect(outcome.code).toBe(7);
    expect(outcome.stderr).toMatch(/Error: Failed to undump container\n$/);
    await expectUntouched();
  });

  it('exits 8 and lets the VM run on when a process cannot be dumped', async () => {
    await onHost(source, `vzctl exec ${VM} 'setsid unshare --pid --fork sleep 300 >/dev/null 2>&1 &'`);
    const outcome = await migrate(VM, 10);
    await onHost(source, `vzctl exec ${VM} pkill -KILL sleep`);
    expect(outcome.code).toBe(8);
    expect(outcome.stderr).toContain('nested pid namespace');
    expect(outcome.stderr).toMatch(/Error: Failed to dump container\n$/);
    await expectUntouched();
  });

  it('exits 9 when the VM exists at the destination', async () => {
    await onHost(destination, `touch /vz/conf/${VM}.conf`);
    const outcome = await migrateQuietly();
    await onHost(destination, `rm /vz/conf/${VM}.conf`);
    expect(outcome).toMatchObject({
      code: 9,
      stderr: `Error: CT #${VM} already exists on destination node\n`,
    });
    await expectUntouched();
  });

  it('exits 10 when there is no such VM', async () => {
    const outcome = await onHost(
      source,
      `vzmigrate -r no --online ${fabricAddress(10, destination)} ${NO_SUCH_VM}`,
    );
    expect(outcome).toMatchObject({ code: 10, stderr: `Error: CT #${NO_SUCH_VM} doesn't exist\n` });
  });

  it('exits 20 when another process has locked the VM', async () => {
    await onHost(source, `setsid sleep 20 >/dev/null 2>&1 & echo $! >/vz/lock/${VM}.lck`);
    const outcome = await migrateQuietly();
    await onHost(source, `kill $(cat /vz/lock/${VM}.lck); rm /vz/lock/${VM}.lck`);
    expect(outcome.code).toBe(20);
    expect(outcome.stderr).toMatch(new RegExp(`^Error: CT ${VM} already locked by PID \\d+\\n`));
    await expectUntouched();
  });

  it('cleans up when it is told to end before the freeze', async () => {
    await onVm(VM, 'head -c 300M /dev/urandom >ballast');
    const moving = onHost(source, `vzmigrate -r no --online -v ${fabricAddress(1, destination)} ${VM}`);
    await until(
      async () => (await onHost(destination, `ls /vz/private/${VM}/home/bob/.ballast.*`)).code === 0,
      'the first copy runs',
    );
    await onHost(source, `kill $(cat /vz/lock/${VM}.lck)`);
    expect((await moving).code).toBe(143);
    await onVm(VM, 'rm ballast');
    await expectUntouched();
  });

  it('finishes when it is told to end after the freeze', async () => {
    const pid = `$(cat /vz/lock/${VM}.lck)`;
    const moving = onHost(source, `vzmigrate -r no --online -v ${fabricAddress(10, destination)} ${VM}`);
    await until(
      async () =>
        (await onHost(source, `test -d /vz/dump/${VM} && kill -TERM ${pid} && kill -HUP ${pid}`)).code === 0,
      'the freeze',
    );
    expect((await moving).code).toBe(0);
    expect(await hostOf(VM)).toBe(destination);
    expect((await migrate(VM, 10)).code).toBe(0);
    expect(await hostOf(VM)).toBe(source);
  });
});

describe('the testbed script', () => {
  it('refuses with exit 2 and one sentence when it is not run by root', async () => {
    const nobody = 65_534;
    const script = new URL('./testbed', import.meta.url).pathname;
    const outcome = await run('bash', [script, 'up'], '', nobody);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^testbed: [^\n]*root[^\n]*\n$/);
  });
});
