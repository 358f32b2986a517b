import type { CommandOutput, MoveReport, Platform, VmSighting } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';
import { requireListed } from '../rows.ts';
import { bare, endedHow } from '../sections.ts';

/**
 * Reads what `xl migrate` printed (xen, tools/xl/xl_migrate.c), all of it on standard error. It tells no times. Of a
 * migration that failed in its last handshake nobody knows where the domain is.
 */
function parseMove(output: CommandOutput): MoveReport {
  const text = `${output.stdout}\n${output.stderr}`;
  if (output.exitCode === 0)
    return /^Migration successful\.$/m.test(text)
      ? bare('ok', 'xl ended with exit code 0 and said that the migration was successful.')
      : bare('indeterminate', 'xl ended with exit code 0 but never said “Migration successful.”.');
  const how = endedHow(output) ?? `ended with exit code ${output.exitCode}`;
  if (/failed during final handshake/.test(text))
    return bare(
      'indeterminate',
      `xl ${how}: the migration failed in its final handshake, so that neither side may be resumed before a person has looked.`,
    );
  if (/^Migration failed, resuming at sender\.$/m.test(text))
    return bare('failed', `xl ${how}: the migration failed, and xl resumed the domain at the source.`);
  return bare('indeterminate', `xl ${how} and does not say where the domain is: look at both hosts.`);
}

/** Flags of `xl list`: r b p s c d, each a letter or a dash. */
function stateOf(flags: string): VmSighting['state'] | null {
  if (!/^[r-][b-][p-][s-][c-][d-]$/.test(flags)) return null;
  if (/[cd]/.test(flags)) return 'stopped';
  if (/[ps]/.test(flags)) return 'suspended';
  return 'running';
}

function parseList(output: CommandOutput): VmSighting[] {
  requireListed(output, 'xl list');
  const rows = output.stdout.split(/\r?\n/).filter((line) => line.trim() !== '');
  return rows.slice(1).map((line) => {
    const words = line.trim().split(/\s+/);
    const [vm, state] = [words[0], stateOf(words[4] ?? '')];
    if (!vm || !state)
      throw new LabError('command', `xl list printed a line that is not understood: ${line.trim()}`);
    return { vm, state };
  });
}

/** Xen's `xl`: everything goes through ssh to the address that is given, which pins it to the fabric. */
export const xen: Platform = {
  id: 'xen',
  label: 'Xen (xl)',
  tools: ['xl', 'ssh'],
  migrate: ({ vm, destination }) => ({ argv: ['xl', 'migrate', vm, destination.fabricAddress] }),
  inFlight: {
    onStop: 'wait',
    mayTakeSeconds: 600,
    policy:
      'it may arrive, for up to 600 s: xl that is ended in its handshake leaves the domain on neither host, or paused on both.',
  },
  list: () => ({ argv: ['xl', 'list'] }),
  parseList,
  parseMove,
  files: null,
};
