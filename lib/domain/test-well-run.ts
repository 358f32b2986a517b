import type { MoveReport } from './adapters.ts';
import type { Evidence } from './checks/evidence.ts';
import { judge } from './judge.ts';
import { deriveResult } from './result.ts';
import { planRounds } from './rounds.ts';
import { aCell, aCluster, aHistory } from './test-builders.ts';
import { valid } from './verdict.ts';

const MIB = 2 ** 20;
const move = (outcome: MoveReport['outcome'] = 'ok'): MoveReport => ({
  outcome,
  reason: 'exit code 0',
  suspendedSeconds: 1,
  stages: [],
});

/** A trial that went well, as its history tells it; `change` spoils one thing before it is judged. */
export function wellRun(cell = aCell()) {
  const cluster = aCluster();
  const history = aHistory();
  const everywhere = Object.entries(cell.placement).map(([vm, host]) => ({ vm, host, state: 'running' }));
  history.add('placement-seen', { moment: 'place/before', sightings: everywhere });
  const counters = (moment: string, bytes: number) => {
    for (const host of cluster.hosts)
      history.add('counters-read', {
        node: host.name,
        moment,
        atWall: 0,
        interfaces: {
          g10: { receivedBytes: bytes, sentBytes: bytes },
          g1: { receivedBytes: 0, sentBytes: 0 },
        },
      });
  };
  history.add('environment-read', { node: 'hA', facts: { kernel: '6.1', load: '0.1' } });
  const load = (moment: string) => {
    for (const { name: node } of cluster.hosts)
      history.add('load-read', {
        node,
        moment,
        cores: 4,
        busyCores: 0.1,
        sampleSeconds: 0.5,
        swappedKiB: 80,
      });
  };
  load('observe-before');
  for (const vm of cell.movingSet)
    history.add('guest-seen', { moment: 'plant', vm, nonce: `n${vm}`, counter: 1, retransmits: 0 });
  counters('observe-before', 0);
  for (const node of ['hA', 'hB', 'launcher'])
    history.add('clock-measured', { node, phase: 'observe-before', offsetSeconds: 0, boundSeconds: 0.001 });
  history.ran('launch', 'launcher', 100, 200);
  for (const round of planRounds(cell, cluster)) {
    counters(`round-${round.index}/before`, round.index * 900 * MIB);
    for (const { vm, from } of round.moves)
      history.ran(`round-${round.index}/${vm}`, from, 100 + 10 * round.index, 105 + 10 * round.index);
    counters(`round-${round.index}/after`, round.index * 900 * MIB + 500 * MIB);
    const sightings = round.moves.map(({ vm, to }) => ({ vm, host: to, state: 'running' }));
    history.add('placement-seen', { moment: `round-${round.index}/after`, sightings });
  }
  for (const vm of cell.movingSet)
    history.add('guest-seen', { moment: 'observe-after', vm, nonce: `n${vm}`, counter: 90, retransmits: 3 });
  load('observe-after');
  counters('observe-after', 9000 * MIB);
  history.add('step-finished', { step: 'launch' });
  return { cell, cluster, history };
}

/** All checks of a trial whose migrations ended as `outcome` says. */
export function checksOf(
  { cell, cluster, history }: ReturnType<typeof wellRun>,
  outcome: MoveReport['outcome'] = 'ok',
  reference: Evidence['reference'] = null,
) {
  const result = deriveResult(cell, cluster, history.events, () => move(outcome));
  return judge({ cell, cluster, history: history.events, result, reference }, [
    valid({ id: 'w', label: 'workload' }, ''),
  ]);
}

/** The verdict, and the checks that are not valid. */
export function verdictOf(...asked: Parameters<typeof checksOf>) {
  const { verdict, checks } = checksOf(...asked);
  return { verdict, failed: checks.filter((check) => check.verdict !== 'valid').map((check) => check.id) };
}
