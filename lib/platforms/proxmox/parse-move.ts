import type { CommandOutput, MoveReport } from '#lib/domain/adapters';
import { bare, endedHow } from '../sections.ts';

const DOWNTIME = /average migration speed: .* - downtime (\d+) ms$/;
const DURATION = /migration finished successfully \(duration (\d+):(\d\d):(\d\d)\)$/;
const FABRIC = /use dedicated network address for sending migration traffic \(([^)]+)\)$/;
const LONGER = /auto-increased downtime to continue migration: (\d+) ms$/;

/**
 * Reads the task log that `qm migrate` prints (Proxmox VE 9, qemu-server). "average migration speed" is the guest's memory
 * over the seconds and no bytes that were sent: it is not used. After a failure both hosts are asked.
 */
export function parseMove(output: CommandOutput): MoveReport {
  const lines = `${output.stdout}\n${output.stderr}`.split(/\r?\n/);
  const find = (pattern: RegExp) =>
    lines.map((line) => pattern.exec(line)).findLast((found) => found !== null);
  const duration = find(DURATION);
  if (output.exitCode !== 0) {
    const own = lines.findLast((line) => /ERROR: /.test(line))?.replace(/^.*ERROR: /, '') ?? '';
    const how = endedHow(output) ?? `ended with exit code ${output.exitCode}`;
    return bare('indeterminate', `qm migrate ${how}${own ? ` (“${own}”)` : ''}: look at both hosts.`);
  }
  if (!duration)
    return bare('indeterminate', 'qm migrate ended with exit code 0 but never said that it finished.');
  const said = [
    'qm migrate ended with exit code 0.',
    sentence(find(FABRIC)?.[1], (address) => `Its traffic was sent to ${address}.`),
    sentence(find(LONGER)?.[1], (ms) => `It raised the longest downtime by itself, to ${ms} ms.`),
  ];
  const downtime = find(DOWNTIME)?.[1];
  return {
    outcome: 'ok',
    reason: said.filter(Boolean).join(' '),
    suspendedSeconds: downtime === undefined ? null : Number(downtime) / 1000,
    stages: [],
  };
}

const sentence = (value: string | undefined, write: (value: string) => string) =>
  value === undefined ? '' : write(value);
