import { eventsOf } from '../history.ts';
import { planRounds } from '../rounds.ts';
import { type Check, invalid, unknown, valid } from '../verdict.ts';
import { type Evidence, list } from './evidence.ts';

/** VMs were where the plan says when the trial began. */
export function checkPlacement({ cell, history }: Evidence): Check {
  const asked = { id: 'placement', label: 'VMs started where the plan says' };
  const seen = eventsOf(history, 'placement-seen').filter(({ data }) => data.moment.startsWith('place/'));
  const last = seen.at(-1);
  if (!last) return unknown(asked, 'Nobody looked where the VMs were.');
  const wrong = Object.entries(cell.placement).filter(
    ([vm, host]) => !runsOnlyOn(last.data.sightings, vm, host),
  );
  if (wrong.length > 0)
    return invalid(asked, list(wrong.map(([vm, host]) => `VM ${vm} did not run on ${host} alone`)));
  return valid(asked, list(Object.entries(cell.placement).map(([vm, host]) => `${vm} on ${host}`)));
}

/** After each round both hosts were asked: exactly one running copy, at the destination. */
export function checkOneCopy({ cell, cluster, history }: Evidence): Check {
  const asked = { id: 'one-copy', label: 'One running copy of each VM, at its destination' };
  const problems: string[] = [];
  let looked = 0;
  for (const round of planRounds(cell, cluster)) {
    const seen = eventsOf(history, 'placement-seen').find(
      ({ data }) => data.moment === `round-${round.index}/after`,
    );
    if (!seen) return unknown(asked, `Nobody looked after round ${round.index}.`);
    looked++;
    for (const move of round.moves)
      if (!runsOnlyOn(seen.data.sightings, move.vm, move.to))
        problems.push(`round ${round.index}: VM ${move.vm} not on ${move.to} alone`);
  }
  if (problems.length > 0) return invalid(asked, list(problems));
  return valid(asked, `all ${cluster.hosts.length} hosts were asked after each of ${looked} rounds`);
}

/** The same process answered in each VM throughout: its nonce stayed, its counter only grew. */
export function checkGuestsAlive({ cell, history }: Evidence): Check {
  const asked = { id: 'guests-alive', label: 'A process in each VM lived through the moves' };
  const lost = eventsOf(history, 'guest-lost').map(({ data }) => data);
  if (lost.length > 0) return invalid(asked, list(lost.map((l) => `VM ${l.vm} (${l.moment}): ${l.message}`)));
  const evidence: string[] = [];
  for (const vm of cell.movingSet) {
    const seen = eventsOf(history, 'guest-seen').flatMap(({ data }) => (data.vm === vm ? [data] : []));
    const first = seen.find((sighting) => sighting.moment === 'plant');
    const last = seen.find((sighting) => sighting.moment === 'observe-after');
    if (!first || !last) return unknown(asked, `VM ${vm} was not asked before and after.`);
    if (seen.some((sighting) => sighting.nonce !== first.nonce))
      return invalid(asked, `VM ${vm} was restarted: another process answered.`);
    const back = seen.find((sighting, i) => i > 0 && sighting.counter < (seen[i - 1]?.counter ?? 0));
    if (back || last.counter <= first.counter)
      return invalid(asked, `VM ${vm} was restarted or restored twice: its count did not grow.`);
    evidence.push(`${vm} counted ${first.counter} → ${last.counter}`);
  }
  return valid(asked, list(evidence));
}

/** Nothing of an earlier trial was running, nothing of this one stayed. */
export function checkLeftovers({ history }: Evidence): Check {
  const asked = { id: 'leftovers', label: 'No process of another trial ran' };
  const found = eventsOf(history, 'leftovers-found').filter(({ data }) => data.moment === 'sweep-after');
  if (found.length === 0) return valid(asked, 'launcher and VMs were searched');
  return invalid(
    asked,
    list(found.map(({ data }) => `${data.node}: ${data.processes.length} processes outlived the benchmark`)),
  );
}

/**
 * Whenever a runner took the trial up again, each machine was still locked for it: nobody else can have worked there.
 * Null for a trial of before there were locks.
 */
export function checkAlone({ history }: Evidence): Check | null {
  const asked = { id: 'alone', label: 'The machines were locked for this trial throughout' };
  const locks = eventsOf(history, 'machine-locked').map(({ data }) => data);
  if (locks.length === 0) return null;
  const lost = locks.filter(
    ({ node, how }, i) => how !== 'kept' && locks.findIndex((first) => first.node === node) < i,
  );
  if (lost.length > 0)
    return invalid(
      asked,
      list(lost.map(({ node }) => `${node} was not locked any more: somebody else may have worked there`)),
    );
  return valid(asked, list([...new Set(locks.map(({ node }) => node))]));
}

function runsOnlyOn(
  sightings: readonly { host: string; vm: string; state: string }[],
  vm: string,
  host: string,
): boolean {
  const running = sightings.filter((sighting) => sighting.vm === vm && sighting.state === 'running');
  return running.length === 1 && running[0]?.host === host;
}
