import type { VmSighting } from './adapters.ts';
import type { EventData } from './history.ts';

/** A migration of which its own command did not tell how it ended. */
export interface OpenMove {
  /** Of its command in the history. */
  readonly key: string;
  readonly vm: string;
  readonly from: string;
  readonly to: string;
  /** Its command was not seen to end. */
  readonly going: boolean;
}

/** What a host says about its VMs; `silent` is why it said nothing. */
export type HostAnswer = { readonly host: string } & (
  | { readonly sightings: readonly VmSighting[] }
  | { readonly silent: string }
);

/**
 * What both hosts' own lists make of a migration that neither succeeded nor failed. Exactly one running copy settles
 * it; everything else is for a person.
 */
export function reconcileMove(
  move: OpenMove,
  answers: readonly HostAnswer[],
): EventData<'migration-reconciled'> {
  const { going, ...named } = move;
  const settled = (found: EventData<'migration-reconciled'>['found'], reason: string) => ({
    ...named,
    found,
    reason: `VM ${move.vm} ${reason}.`,
  });
  const silent = answers.flatMap((answer) =>
    'silent' in answer ? [`${answer.host} did not say where it is: ${answer.silent.replace(/\.$/, '')}`] : [],
  );
  if (silent.length > 0) return settled('unsettled', `may be anywhere: ${silent.join('; ')}`);
  if (going) return settled('unsettled', `is still being moved by the command on ${move.from}`);
  const seen = answers.flatMap((answer) =>
    'sightings' in answer
      ? answer.sightings.flatMap(({ vm, state }) => (vm === move.vm ? [{ host: answer.host, state }] : []))
      : [],
  );
  const on = seen.filter(({ state }) => state === 'running').map(({ host }) => host);
  const [host] = on;
  if (on.length > 1) return settled('unsettled', `runs on ${on.join(' and ')} at once`);
  if (!host) {
    const where = seen.map((one) => `${one.state} on ${one.host}`).join(', ');
    return settled('unsettled', `runs on neither host${where && ` (${where})`}`);
  }
  return settled(host === move.to ? 'arrived' : 'at-source', `runs on ${host} alone`);
}
