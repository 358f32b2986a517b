import { beforeEach, describe, expect, it } from 'vitest';
import { platformOf } from '../registry.ts';
import { recorded, sampleText } from '../test-samples.ts';
import { StubTools } from '../test-tools.ts';

const libvirt = platformOf({ platform: 'libvirt', platformSettings: { maxDowntimeMs: 500 } });
const REQUEST = {
  vm: 'ct731',
  source: { host: 'node1', address: '10.0.0.1', fabricAddress: '192.168.0.1' },
  destination: { host: 'node2', address: '10.0.0.2', fabricAddress: '192.168.0.2' },
};
const said = (name: string, command: RegExp) =>
  recorded(sampleText('libvirt', name)).find((one) => command.test(one.command))?.text ?? '';
const COMPLETED = said('libvirt90-errors2.txt', /domjobinfo ct731 --completed/);
const ACTIVE = said('libvirt90-errors2.txt', /domjobinfo ct731$/);

/** A virsh that answers with recorded words: a job is active while the file `job` is there. */
let tools: StubTools;
function virsh({ migrate, after }: { migrate: string; after: string }): void {
  tools = new StubTools();
  tools.tool(
    'virsh',
    `echo "$*" >>"$LAB/notes"
    case "$*" in
      migrate\\ *) touch "$LAB/job"; ${migrate} ;;
      domjobabort*) rm -f "$LAB/job" ;;
      *--completed*) cat <<'END'
${COMPLETED}
END
      ;;
      domjobinfo*) [ -e "$LAB/job" ] || exit 0; cat <<'END'
${ACTIVE}
END
      ;;
      domstate*) echo "${after}" ;;
    esac`,
  );
  tools.tool('calls', 'cat "$LAB/notes"');
}
const calls = async () => (await tools.run({ argv: ['calls'] })).stdout.trim().split('\n');

describe('a migration by libvirt', () => {
  beforeEach(() => virsh({ migrate: 'sleep 1.3; rm -f "$LAB/job"', after: 'shut off (migrated)' }));

  it('tells setting up, pre-copy and the time that the guest stood still', async () => {
    const output = await tools.run(libvirt.migrate(REQUEST));
    expect(output.stdout).toMatch(/^=== job \d+\.\d+\nJob type: +Unbounded/m);
    const { outcome, suspendedSeconds, stages } = libvirt.parseMove(output);
    expect({ outcome, suspendedSeconds }).toEqual({ outcome: 'ok', suspendedSeconds: 2.767 });
    expect(stages).toEqual([
      { name: 'prepare', label: 'Setup', seconds: 0.001 },
      { name: 'precopy', label: 'Pre-copy, 4 passes', seconds: expect.closeTo(3.055, 6) },
      { name: 'copy', label: 'Stop and copy', seconds: 2.767 },
    ]);
  });

  it('pins the memory to the fabric and sets the longest downtime', async () => {
    await tools.run(libvirt.migrate(REQUEST));
    const asked = await calls();
    expect(asked).toContain('migrate-setmaxdowntime ct731 500');
    expect(asked.find((call) => call.startsWith('migrate '))).toBe(
      'migrate ct731 qemu+ssh://10.0.0.2/system --live --p2p --persistent --migrateuri tcp://192.168.0.2 --auto-converge',
    );
  });

  it('says nothing that its whole output does not say, wherever it is cut', async () => {
    const whole = await tools.run(libvirt.migrate(REQUEST));
    const all = libvirt.parseMove(whole);
    for (let at = 0; at < whole.stdout.length; at++) {
      const cut = libvirt.parseMove({ ...whole, stdout: whole.stdout.slice(0, at) });
      expect([null, all.suspendedSeconds]).toContain(cut.suspendedSeconds);
      for (const exitCode of [1, 143, null]) {
        const { outcome } = libvirt.parseMove({ ...whole, exitCode, stdout: whole.stdout.slice(0, at) });
        expect(outcome).toBe('indeterminate');
      }
    }
  });
});

describe('a migration by libvirt that does not arrive', () => {
  it('fails when virsh does and the domain runs on', async () => {
    virsh({
      migrate: `rm "$LAB/job"; echo "error: operation failed: job 'migration out' failed: Unable to write to socket: Broken pipe" >&2; exit 1`,
      after: 'running (booted)',
    });
    expect(libvirt.parseMove(await tools.run(libvirt.migrate(REQUEST)))).toEqual({
      outcome: 'failed',
      reason:
        "virsh ended with exit code 1 (“operation failed: job 'migration out' failed: Unable to write to socket: Broken pipe”). The domain runs on at the source.",
      suspendedSeconds: null,
      stages: [],
    });
  });

  it('is indeterminate when virsh fails and the domain is not at the source', async () => {
    virsh({ migrate: 'rm "$LAB/job"; exit 1', after: 'shut off (migrated)' });
    const { outcome, reason } = libvirt.parseMove(await tools.run(libvirt.migrate(REQUEST)));
    expect(outcome).toBe('indeterminate');
    expect(reason).toContain('At the source it is “shut off (migrated)”');
  });

  it('is indeterminate when virsh succeeds and the domain runs at the source', async () => {
    virsh({ migrate: 'rm "$LAB/job"', after: 'running (booted)' });
    expect(libvirt.parseMove(await tools.run(libvirt.migrate(REQUEST))).outcome).toBe('indeterminate');
  });

  it('has its job aborted when its command is ended, for the job outlives its client', async () => {
    virsh({ migrate: 'exec sleep 30', after: 'running (booted)' });
    const output = await tools.run(libvirt.migrate(REQUEST), (end) => setTimeout(() => end('SIGTERM'), 500));
    expect(await calls()).toContain('domjobabort ct731');
    expect(libvirt.parseMove(output)).toMatchObject({ outcome: 'failed' });
  });
});

describe('libvirt’s list of domains', () => {
  const list = (stdout: string) => libvirt.parseList({ exitCode: 0, stdout, stderr: '' });

  it('gives each with its state; one that is coming in is paused', () => {
    const rows = [' 9    ct731   running', ' 12   ct732   paused', ' -    ct733   shut off'];
    expect(list([' Id   Name    State', '-----------------------', ...rows, '', ''].join('\n'))).toEqual([
      { vm: 'ct731', state: 'running' },
      { vm: 'ct732', state: 'suspended' },
      { vm: 'ct733', state: 'stopped' },
    ]);
    expect(list(' Id   Name   State\n--------------------\n\n')).toEqual([]);
  });

  it('is refused where a line is not understood', () => {
    expect(() => list(' Id   Name   State\n-----\n 1   ct731   melted\n')).toThrow('ct731   melted');
  });
});
