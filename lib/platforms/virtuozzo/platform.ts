import type { CommandOutput, MoveReport, Platform, VmSighting } from '#lib/domain/adapters';
import { readRows } from '../rows.ts';
import { bare, endedHow } from '../sections.ts';

/** prlctl's words. One that is migrating runs, but is on its way. */
const STATES: Readonly<Record<string, VmSighting['state']>> = {
  running: 'running',
  migrating: 'suspended',
  paused: 'suspended',
  suspended: 'suspended',
  mounted: 'mounted',
  stopped: 'stopped',
};

/**
 * Reads what `prlctl migrate` printed (OpenVZ/prlctl, src/PrlVm.cpp). It tells no times, and after a failure it does not
 * tell where the container is: both hosts are asked.
 */
function parseMove(output: CommandOutput): MoveReport {
  const lines = `${output.stdout}\n${output.stderr}`.split(/[\r\n]+/);
  const said = lines.some((line) => /^The (?:CT|VM) has been successfully migrated\.$/.test(line));
  if (output.exitCode === 0)
    return said
      ? bare('ok', 'prlctl ended with exit code 0 and said that it migrated.')
      : bare('indeterminate', 'prlctl ended with exit code 0 but never said that it migrated.');
  const own = lines.findLast((line) => line.startsWith('Failed to migrate')) ?? '';
  const how = endedHow(output) ?? `ended with exit code ${output.exitCode}`;
  return bare('indeterminate', `prlctl ${how}${own ? ` (“${own}”)` : ''}: look at both hosts.`);
}

/** OpenVZ 7 and Virtuozzo 7. `--no-tunnel` sends over the address that is given instead of through the dispatcher. */
export const virtuozzo: Platform = {
  id: 'virtuozzo',
  label: 'OpenVZ 7 and Virtuozzo 7 (prlctl)',
  tools: ['prlctl'],
  migrate: ({ vm, destination }) => ({
    argv: ['prlctl', 'migrate', vm, destination.fabricAddress, '--no-tunnel', '--no-compression'],
  }),
  inFlight: {
    onStop: 'wait',
    mayTakeSeconds: 600,
    policy: 'it may arrive, for up to 600 s; both hosts are asked after that.',
  },
  list: () => ({ argv: ['prlctl', 'list', '--all', '--no-header', '-o', 'name,status'] }),
  parseList: (output) => readRows(output, 'prlctl list', STATES),
  parseMove,
  files: null,
};
