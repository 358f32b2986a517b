import type { CommandOutput, VmSighting } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';

/** @throws LabError `command` when a list failed: an empty one would say that no VM is here */
export function requireListed({ exitCode, stderr }: CommandOutput, tool: string): void {
  if (exitCode === 0) return;
  throw new LabError('command', `${tool} failed: ${stderr.trim() || `exit code ${exitCode ?? 'unknown'}`}`);
}

/** Which words of a line are the VM and its state, counted from 0; `header`: how many lines come before the first. */
interface Columns {
  readonly vm: number;
  readonly state: number;
  readonly header: number;
}

/**
 * Reads a list of one VM a line.
 * @throws LabError `command` when the tool failed, or said what is not understood
 */
export function readRows(
  output: CommandOutput,
  tool: string,
  states: Readonly<Record<string, VmSighting['state']>>,
  { vm: name, state: word, header }: Columns = { vm: 0, state: 1, header: 0 },
): VmSighting[] {
  requireListed(output, tool);
  const lines = output.stdout.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.slice(header).map((line) => {
    const words = line.trim().split(/\s+/);
    const [vm, state] = [words[name], states[words[word] ?? '']];
    if (!vm || !state)
      throw new LabError('command', `${tool} printed a line that is not understood: ${line.trim()}`);
    return { vm, state };
  });
}
