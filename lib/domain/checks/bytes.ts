import { bytesBetween } from '../bytes.ts';
import { type Check, invalid, unknown, valid } from '../verdict.ts';
import type { Evidence } from './evidence.ts';

/** The declared interfaces carry nearly everything; the rest is ssh and name service. */
const DECLARED_SHARE = 0.9;
/** A move of a VM is at least this: smaller and nothing moved over this interface. */
const LEAST_BYTES_PER_MOVE = 2 ** 20;

const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** While migrations ran, the bytes went over the declared interfaces, on all hosts. */
export function checkMigrationFabric(evidence: Evidence): Check {
  const { cell, result } = evidence;
  const asked = { id: 'migration-fabric', label: `Migrations went over ${cell.migrationFabric}` };
  if (result.rounds.some((round) => Object.keys(round.bytes).length === 0) || result.rounds.length === 0)
    return unknown(asked, 'The interface counters were not read around every round.');
  const byFabric = fabricBytes(
    evidence,
    result.rounds.map((round) => round.bytes),
  );
  const own = byFabric.get(cell.migrationFabric ?? '') ?? 0;
  const declared =
    own +
    (cell.mpiFabric && cell.mpiFabric !== cell.migrationFabric ? (byFabric.get(cell.mpiFabric) ?? 0) : 0);
  return judgeShares(asked, byFabric, own, declared, LEAST_BYTES_PER_MOVE * result.migrations.length);
}

/** Over the whole run, what is not migration went over the MPI fabric. */
export function checkMpiFabric(evidence: Evidence): Check {
  const { cell, history } = evidence;
  const asked = { id: 'mpi-fabric', label: `MPI went over ${cell.mpiFabric}` };
  const bytes = bytesBetween(history, 'observe-before', 'observe-after');
  if (Object.keys(bytes).length === 0)
    return unknown(asked, 'The interface counters were not read before and after.');
  if (new Set(cell.ranks.map((vm) => cell.placement[vm])).size < 2 && cell.simultaneous === 0)
    return valid(asked, 'all ranks stayed on one host: nothing had to cross a fabric');
  const byFabric = fabricBytes(evidence, [bytes]);
  const own = byFabric.get(cell.mpiFabric ?? '') ?? 0;
  const other =
    cell.migrationFabric && cell.migrationFabric !== cell.mpiFabric
      ? (byFabric.get(cell.migrationFabric) ?? 0)
      : 0;
  return judgeShares(asked, byFabric, own, own + other, 1);
}

function judgeShares(
  asked: Pick<Check, 'id' | 'label'>,
  byFabric: Map<string, number>,
  own: number,
  declared: number,
  least: number,
): Check {
  const total = [...byFabric.values()].reduce((sum, bytes) => sum + bytes, 0);
  const evidence = [...byFabric].map(([fabric, bytes]) => `${fabric} ${mebibytes(bytes)}`).join(', ');
  if (own < least)
    return invalid(asked, `Only ${mebibytes(own)} went over the declared interface.`, evidence);
  if (declared < DECLARED_SHARE * total)
    return invalid(
      asked,
      `${((100 * (total - declared)) / total).toFixed(0)} % of the bytes went over an interface that was not declared.`,
      evidence,
    );
  return valid(asked, evidence);
}

/** Bytes received by all hosts on each fabric's declared interface. */
function fabricBytes(
  { cluster }: Evidence,
  readings: readonly ReturnType<typeof bytesBetween>[],
): Map<string, number> {
  const totals = new Map(cluster.fabrics.map((fabric) => [fabric.name, 0]));
  for (const host of cluster.hosts)
    for (const [fabric, port] of Object.entries(host.fabrics))
      for (const reading of readings)
        totals.set(fabric, (totals.get(fabric) ?? 0) + (reading[host.name]?.[port.interface]?.received ?? 0));
  return totals;
}
