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
 * it, unless it runs at the source while another one stands at the destination, to which it may still be on its way
 * (libvirt's outlive their commands). Everything else is for a person.
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
  const waiting = seen.some((one) => one.host === move.to && one.state === 'suspended');
  if (host !== move.to && waiting)
    return settled('unsettled', `runs on ${host} and stands suspended on ${move.to}: it may still be moving`);
  return settled(host === move.to ? 'arrived' : 'at-source', `runs on ${host} alone`);
}
