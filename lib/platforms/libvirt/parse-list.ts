import type { CommandOutput, VmSighting } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';
import { requireListed } from '../rows.ts';

/** virsh's words for a domain's state. A guest that is coming in is paused until it has arrived. */
const STATES: Readonly<Record<string, VmSighting['state']>> = {
  running: 'running',
  idle: 'running',
  'no state': 'running',
  paused: 'suspended',
  pmsuspended: 'suspended',
  'in shutdown': 'suspended',
  'shut off': 'stopped',
  crashed: 'stopped',
};
const ROW = /^\s*(?:\d+|-)\s+(\S.*?)\s{2,}(\S.*?)\s*$/;

/** Reads `virsh list --all`. @throws LabError `command` when it failed or said what is not understood */
export function parseList(output: CommandOutput): VmSighting[] {
  requireListed(output, 'virsh list');
  const lines = output.stdout.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.slice(2).map((line) => {
    const [, vm, word = ''] = ROW.exec(line) ?? [];
    const state = STATES[word];
    if (!vm || !state)
      throw new LabError('command', `virsh list printed a line that is not understood: ${line.trim()}`);
    return { vm, state };
  });
}
