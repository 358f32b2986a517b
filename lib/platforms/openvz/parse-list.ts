import type { CommandOutput, VmSighting } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';

const STATES: readonly VmSighting['state'][] = ['running', 'suspended', 'stopped', 'mounted'];

/**
 * Reads `vzlist -a -H -o ctid,status`. vzlist fails where there is no container at all, and says so.
 * @throws LabError `command` on any other failure: an empty list would say that no VM is here
 */
export function parseList(output: CommandOutput): VmSighting[] {
  if (output.exitCode !== 0 && !/container.*not found/i.test(output.stderr)) {
    const words = output.stderr.trim() || `exit code ${output.exitCode ?? 'unknown'}`;
    throw new LabError('command', `vzlist failed: ${words}`);
  }
  return output.stdout
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [vm = '', status] = line.trim().split(/\s+/);
      const state = STATES.find((known) => known === status);
      if (!state)
        throw new LabError('command', `vzlist printed a line that is not understood: ${line.trim()}`);
      return { vm, state };
    });
}
