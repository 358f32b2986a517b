import type { CommandOutput, MoveReport } from '#lib/domain/adapters';
import { bare, endedHow, type Section, sectionsOf } from '../sections.ts';
import { type JobInfo, readJobInfo, secondsIn } from './job-info.ts';

/** Refusals that libvirt makes before a byte is sent. Messages of libvirt 9.0 and QEMU 7.2. */
const BEFORE = [
  /^failed to get domain/,
  /domain is not running/,
  /Cannot recv data: ssh:/,
  /unable to connect to server at/,
  /unsupported scheme/,
  /Attempt to migrate guest to the same host/,
  /another migration job is already running/,
  /is already active/,
  /Unsafe migration/,
  /already exists with uuid/,
];

/** Reads what the script, or `virsh migrate` alone, printed. */
export function parseMove(output: CommandOutput): MoveReport {
  const sections = sectionsOf(output.stdout);
  const last = (name: string) => sections.findLast((section) => section.name === name);
  const completed = readJobInfo(last('completed')?.lines ?? []);
  const source = last('source');
  if (output.exitCode === 0) return succeeded(completed, source);
  return failed(output, source);
}

/** libvirt's “completed” is a word, not a proof: the heartbeat inside the guest is judged elsewhere. */
function succeeded(completed: JobInfo, source: Section | undefined): MoveReport {
  if (source?.value.startsWith('running'))
    return bare(
      'indeterminate',
      'virsh ended with exit code 0 but the domain runs at the source: look at both hosts.',
    );
  return { outcome: 'ok', reason: 'virsh ended with exit code 0.', ...timesOf(completed) };
}

/** QEMU tells setting up, the whole, and the time that the guest stood still; what is between is pre-copy. */
function timesOf(completed: JobInfo): Pick<MoveReport, 'suspendedSeconds' | 'stages'> {
  const whole = secondsIn(completed, 'Time elapsed');
  const suspendedSeconds = secondsIn(completed, 'Total downtime');
  if (completed.get('Job type') !== 'Completed' || whole === null || suspendedSeconds === null)
    return { suspendedSeconds: null, stages: [] };
  const setup = secondsIn(completed, 'Setup time') ?? 0;
  const precopy = Math.max(0, whole - suspendedSeconds - setup);
  const passes = completed.get('Iteration');
  const stages: MoveReport['stages'] = [
    { name: 'prepare', label: 'Setup', seconds: setup },
    { name: 'precopy', label: passes ? `Pre-copy, ${passes} passes` : 'Pre-copy', seconds: precopy },
    { name: 'copy', label: 'Stop and copy', seconds: suspendedSeconds },
  ];
  return { suspendedSeconds, stages: stages.filter(({ seconds }) => seconds > 0) };
}

function failed(output: CommandOutput, source: Section | undefined): MoveReport {
  const own = ownWords(output);
  const how = endedHow(output) ?? `ended with exit code ${output.exitCode}`;
  const failure = `virsh ${how}${own ? ` (“${own}”)` : ''}`;
  if (source?.value.startsWith('running'))
    return bare('failed', `${failure}. The domain runs on at the source.`);
  if (source === undefined && endedHow(output) === null) {
    if (BEFORE.some((refusal) => refusal.test(own)))
      return bare('failed', `${failure}. Nothing had been sent.`);
    if (/canceled by client/.test(own))
      return bare('failed', `${failure}. It was aborted, and the domain stays at the source.`);
  }
  const where = source?.value ? `At the source it is “${source.value}”` : 'Nobody said where the domain is';
  return bare('indeterminate', `${failure}. ${where}: look at both hosts.`);
}

/** virsh's last `error:` line, without libvirt's class of error before it. */
function ownWords({ stdout, stderr }: CommandOutput): string {
  const errors = `${stdout}\n${stderr}`.split(/[\r\n]+/).filter((line) => line.startsWith('error: '));
  return (errors.at(-1) ?? '')
    .replace(/^error: /, '')
    .replace(/^(?:Requested operation is not valid|internal error|argument unsupported): /, '')
    .trim();
}
