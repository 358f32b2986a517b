import { describe, expect, it } from 'vitest';
import { platformOf } from '../registry.ts';
import { recorded, sampleText } from '../test-samples.ts';
import { StubTools } from '../test-tools.ts';

const STATS = recorded(sampleText('podman', 'podman431-runc-checkpoint-restore-session.txt'));
const said = (command: RegExp) => STATS.find((one) => command.test(one.command))?.text ?? '';
const CHECKPOINTED = said(/container checkpoint ct731/);
const RESTORED = said(/container restore/);

interface Course {
  /** Exit codes of podman's and ssh's parts. */
  readonly checkpoint?: number;
  readonly copy?: number;
  readonly restore?: number;
  readonly back?: number;
  readonly login?: number;
}

/** Tools that answer with recorded words, and note what they were asked. */
function host({ checkpoint = 0, copy = 0, restore = 0, back = 0, login = 0 }: Course): StubTools {
  const tools = new StubTools();
  tools.tool(
    'podman',
    `echo "podman $*" >>"$LAB/notes"
    case "$*" in
      container\\ checkpoint*) for word; do case $word in */migration-lab-*) echo memory >"$word" ;; esac; done
        [ ${checkpoint} = 0 ] || { echo 'Error: "exited" is not running, cannot checkpoint' >&2; exit ${checkpoint}; }
        cat <<'END'
${CHECKPOINTED}
END
      ;;
      container\\ restore*) exit ${back} ;;
      inspect*) echo running ;;
    esac`,
  );
  tools.tool(
    'ssh',
    `echo "ssh $*" >>"$LAB/notes"
    case "$*" in
      *' true') exit ${login} ;;
      *'cat > '*) cat >/dev/null; exit ${copy} ;;
      *restore*) [ ${restore} = 0 ] || exit ${restore}
        cat <<'END'
${RESTORED}
END
    esac`,
  );
  tools.tool('calls', 'cat "$LAB/notes"');
  return tools;
}

async function move(course: Course) {
  const tools = host(course);
  const podman = platformOf({ platform: 'podman', platformSettings: { directory: tools.folder } });
  const end = (host: string, at: string) => ({
    host,
    address: `10.0.0.${at}`,
    fabricAddress: `192.168.0.${at}`,
  });
  const output = await tools.run(
    podman.migrate({ vm: 'ct731', source: end('node1', '1'), destination: end('node2', '2') }),
  );
  const calls = (await tools.run({ argv: ['calls'] })).stdout.trim().split('\n');
  return { output, calls, podman, report: podman.parseMove(output) };
}

describe('a migration by podman', () => {
  it('is a checkpoint, a copy over the fabric and a restore, with podman’s own times', async () => {
    const { report, calls } = await move({});
    expect(report).toMatchObject({ outcome: 'ok', suspendedSeconds: expect.any(Number) });
    expect(report.stages.filter(({ name }) => name !== 'copy')).toEqual([
      { name: 'suspend', label: 'Checkpoint', seconds: 0.316713 },
      { name: 'restore', label: 'Restore', seconds: 0.617595 },
    ]);
    const far = calls.filter((call) => call.startsWith('ssh '));
    for (const call of far) expect(call).toContain('-c aes128-gcm@openssh.com root@192.168.0.2');
    expect(calls.at(-1)).toBe('podman container rm ct731');
  });

  it.each([
    ['cannot log in', { login: 255 }, 'Exit code 4', false],
    ['cannot checkpoint', { checkpoint: 125 }, 'Exit code 8', false],
    ['cannot copy', { copy: 1 }, 'Exit code 6', true],
    ['cannot restore', { restore: 125 }, 'Exit code 7', true],
  ])('fails and leaves the container at the source when it %s', async (_, course, words, restoredHere) => {
    const { report, calls } = await move(course);
    expect(report).toMatchObject({ outcome: 'failed', stages: [] });
    expect(report.reason).toContain(words);
    expect(report.reason).toMatch(/The container runs on at the source\.$/);
    expect(calls.some((call) => call.startsWith('podman container restore'))).toBe(restoredHere);
  });

  it('is indeterminate when it cannot be restored on either side', async () => {
    const { report } = await move({ copy: 1, back: 125 });
    expect(report.outcome).toBe('indeterminate');
  });

  it('says nothing that its whole output does not say, wherever it is cut', async () => {
    const { output, podman, report } = await move({});
    for (let at = 0; at < output.stdout.length; at++) {
      const cut = podman.parseMove({ ...output, stdout: output.stdout.slice(0, at) });
      expect(['indeterminate', 'ok']).toContain(cut.outcome);
      if (cut.outcome === 'ok') expect(cut).toEqual(report);
    }
  });

  it('gives CRIU’s first error, which the others follow from', () => {
    const [stdout = '', stderr = ''] = sampleText('podman', 'podman586-checkpoint-failed.txt').split(
      '\n-----\n',
    );
    const podman = platformOf({ platform: 'podman', platformSettings: {} });
    expect(podman.parseMove({ exitCode: 8, stdout, stderr })).toMatchObject({
      outcome: 'failed',
      reason:
        "Exit code 8: the container could not be checkpointed (“Can't get rlimit 0: Operation not permitted”). The container runs on at the source.",
    });
  });

  it('gives the last words of runc where podman hands them on', () => {
    const runc = recorded(sampleText('podman', 'runc115-checkpoint-restore-session.txt'));
    const failure = runc.find(({ command }) => command.startsWith('runc checkpoint'));
    const podman = platformOf({ platform: 'podman', platformSettings: {} });
    const stdout = '=== checkpoint 10.00\n=== source running\n';
    expect(podman.parseMove({ exitCode: 8, stdout, stderr: failure?.text ?? '' }).reason).toContain(
      'criu failed: type NOTIFY errno 0',
    );
  });
});

it('lists containers by podman’s words', () => {
  const podman = platformOf({ platform: 'podman', platformSettings: {} });
  const stdout = 'ct731 running\nct732 exited\nct733 paused\n';
  expect(podman.parseList({ exitCode: 0, stdout, stderr: '' })).toEqual([
    { vm: 'ct731', state: 'running' },
    { vm: 'ct732', state: 'stopped' },
    { vm: 'ct733', state: 'suspended' },
  ]);
});
