import { eventsOf } from '../history.ts';
import { type Check, invalid, valid } from '../verdict.ts';
import type { Evidence } from './evidence.ts';

/** A modelled machine says so itself: whatever a cluster's file claims, its trials enter no figure of measured ones. */
export function checkProvenance({ cluster, history }: Evidence): Check {
  const asked = { id: 'provenance', label: 'The machines are what the cluster’s file says' };
  const modelled = eventsOf(history, 'environment-read').filter(
    ({ data }) => data.facts['rehearsal'] === 'yes',
  );
  const names = [...new Set(modelled.map(({ data }) => data.node))].join(', ');
  if (names === '' || cluster.provenance === 'rehearsal') return valid(asked, cluster.provenance);
  return invalid(
    asked,
    `The file says ${cluster.provenance}, and ${names} of the rehearsal cluster answered: register it as rehearsal.`,
  );
}
