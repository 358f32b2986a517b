import type { CommandOutput, MoveReport, MoveStage } from '#lib/domain/adapters';
import { bare, endedHow, type Section, sectionsOf } from '../sections.ts';

/** The script's own exit codes, and podman's and ssh's. */
const EXIT_MEANING: Readonly<Record<number, string>> = {
  4: 'the destination could not be logged in to',
  6: 'the archive could not be copied',
  7: 'the container could not be restored on the destination',
  8: 'the container could not be checkpointed',
  125: 'podman refused',
  127: 'a command was not found',
};

/** Each stage lasts until the next one's heading; podman tells some of them itself, in µs. */
const STAGES: readonly { name: MoveStage; label: string; from: string; to: string; told: string }[] = [
  {
    name: 'suspend',
    label: 'Checkpoint',
    from: 'checkpoint',
    to: 'copy',
    told: 'podman_checkpoint_duration',
  },
  { name: 'copy', label: 'Copy of the archive', from: 'copy', to: 'restore', told: '' },
  { name: 'restore', label: 'Restore', from: 'restore', to: 'restored', told: 'podman_restore_duration' },
];

/** Reads what the script printed. Podman's own durations leave out the copy: the container stands still over all three. */
export function parseMove(output: CommandOutput): MoveReport {
  const sections = sectionsOf(output.stdout);
  const at = (name: string) => secondsOf(sections, name);
  const [begun, restored] = [at('checkpoint'), at('restored')];
  if (output.exitCode === 0) {
    if (begun === null || restored === null)
      return bare(
        'indeterminate',
        'The command ended with exit code 0 but never said that it restored the container: look where it is.',
      );
    const stages = STAGES.flatMap(({ name, label, from, to, told }) => {
      const [start, end] = [at(from), at(to)];
      if (start === null || end === null) return [];
      const seconds = toldSeconds(sections, from, told) ?? round(end - start);
      return seconds > 0 ? [{ name, label, seconds }] : [];
    });
    return {
      outcome: 'ok',
      reason: 'Checkpoint, copy and restore ended with exit code 0.',
      suspendedSeconds: round(restored - begun),
      stages,
    };
  }
  return failed(output, sections);
}

/** /proc/uptime counts hundredths. */
const round = (seconds: number) => Math.round(seconds * 100) / 100;

function secondsOf(sections: readonly Section[], name: string): number | null {
  const value = sections.find((section) => section.name === name)?.value;
  return value === undefined || !/^\d+\.\d+$/.test(value) ? null : Number(value);
}

/** What podman's `--print-stats` says of a stage. */
function toldSeconds(sections: readonly Section[], name: string, field: string): number | null {
  const text = sections.find((section) => section.name === name)?.lines.join('\n') ?? '';
  const [, micros] = new RegExp(`"${field}": (\\d+)`).exec(text) ?? [];
  return micros === undefined ? null : Number(micros) / 1e6;
}

function failed(output: CommandOutput, sections: readonly Section[]): MoveReport {
  const how = endedHow(output);
  const meaning = EXIT_MEANING[output.exitCode ?? -1] ?? 'it failed for a reason that is not listed';
  const own = ownWords(output);
  const failure = `${how ? `The command ${how}` : `Exit code ${output.exitCode}: ${meaning}`}${own ? ` (“${own}”)` : ''}`;
  const named = (name: string) => sections.find((section) => section.name === name);
  if (named('source')?.value === 'running' || named('rolled-back'))
    return bare('failed', `${failure}. The container runs on at the source.`);
  if (!named('checkpoint') && how === null)
    return bare('failed', `${failure}. The container was not touched.`);
  return bare('indeterminate', `${failure}. Nothing says where the container runs: look at both hosts.`);
}

/** An error in CRIU's log, as podman quotes it. Its own limit of open files is one that it can do without. */
const CRIU_ERROR = /Error \(criu\/[^)]*\): (?!rlimit: Can't setup RLIMIT_NOFILE)(.*?)"?$/;

/**
 * Why it failed: the first error that CRIU tells, for the others follow from it; else the last line that tells one:
 * podman's `Error: …`, or what runc or ssh logged.
 */
function ownWords({ stdout, stderr }: CommandOutput): string {
  const lines = `${stdout}\n${stderr}`.split(/\r?\n/);
  const cause = lines.map((line) => CRIU_ERROR.exec(line)?.[1]).find(Boolean);
  if (cause) return cause;
  const error = lines.findLast((line) => /^Error: |level=error|^ssh: /.test(line)) ?? '';
  return (/msg="((?:[^"\\]|\\.)*)"/.exec(error)?.[1] ?? error.replace(/^Error: /, '')).trim();
}
