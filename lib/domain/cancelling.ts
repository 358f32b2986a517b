import type { CommandOutput, MoveReport } from './adapters.ts';
import { eventsOf, type TrialEvent } from './history.ts';
import { outputOf } from './result.ts';

/** How far the stop of a trial is, told by its history alone. */
export interface Cancelling {
  /** One sentence: what is being waited for. */
  readonly now: string;
  /** What was done, once it was: `application ended, 1 migration arrived, VMs home, nothing left`. */
  readonly done: string;
}

/**
 * Reads how a trial was stopped. What came before the stop was seen is not told.
 * @param mayTakeSeconds as long as a migration under way may take to arrive
 */
export function describeCancelling(
  history: readonly TrialEvent[],
  launcher: string,
  mayTakeSeconds: number,
  readMove: (output: CommandOutput) => MoveReport,
): Cancelling {
  const seen = eventsOf(history, 'cancel-seen')[0]?.seq ?? Number.POSITIVE_INFINITY;
  const since = history.filter(({ seq }) => seq > seen);
  const parts = [
    applicationText(history, seen),
    ...movesText(since, launcher, readMove),
    homeText(since),
    leftText(since),
  ];
  const now = nowText(movesUnderWay(history, launcher), mayTakeSeconds);
  return { now, done: parts.filter(Boolean).join(', ') };
}

/** Keys of migrations whose commands were not seen to end. */
function movesUnderWay(history: readonly TrialEvent[], launcher: string): string[] {
  const ended = new Set(eventsOf(history, 'command-ended').map(({ data }) => data.key));
  return eventsOf(history, 'command-started').flatMap(({ data: { key, node } }) =>
    node === launcher || ended.has(key) ? [] : [key],
  );
}

function nowText(keys: readonly string[], mayTakeSeconds: number): string {
  const underWay = keys.map((key) => `VM ${key.split('/')[1]}`);
  if (keys.some((key) => key.startsWith('go-home/'))) return `On their way home: ${underWay.join(', ')}.`;
  if (underWay.length === 0)
    return 'No migration is under way. What still runs is ended, and the VMs go home.';
  const [are, they] = underWay.length === 1 ? ['migration is', 'It'] : ['migrations are', 'They'];
  return `${underWay.length} ${are} under way (${underWay.join(', ')}). ${they} may arrive, for up to ${mayTakeSeconds} s; then the VMs go home.`;
}

function applicationText(history: readonly TrialEvent[], seen: number): string {
  const started = eventsOf(history, 'command-started').some(({ data }) => data.key === 'launch');
  if (!started) return 'no application had begun';
  const end = eventsOf(history, 'command-ended').find(({ data }) => data.key === 'launch');
  if (!end) return 'application not seen to end';
  return end.seq > seen ? 'application ended' : 'the application had ended by itself';
}

function movesText(
  since: readonly TrialEvent[],
  launcher: string,
  readMove: (output: CommandOutput) => MoveReport,
): string[] {
  const ends = eventsOf(since, 'command-ended').filter(
    ({ data: { key, node } }) => node !== launcher && !key.startsWith('go-home/'),
  );
  const outcomes = ends.map(({ data }) => readMove(outputOf(data)).outcome);
  const count = (outcome: MoveReport['outcome']) => outcomes.filter((other) => other === outcome).length;
  const asked = eventsOf(since, 'migration-reconciled').map(({ data }) => data);
  const settled = (found: string) => asked.filter((one) => one.found === found).length;
  const [arrived, failed] = [count('ok') + settled('arrived'), count('failed') + settled('at-source')];
  const quarantined = asked.filter(({ found }) => found === 'unsettled').map(({ vm }) => `VM ${vm}`);
  return [
    arrived > 0 ? `${arrived} migration${arrived === 1 ? '' : 's'} arrived` : '',
    failed > 0 ? `${failed} migration${failed === 1 ? '' : 's'} failed` : '',
    quarantined.length > 0 ? `${quarantined.join(' and ')} quarantined` : '',
  ];
}

const finished = (since: readonly TrialEvent[], step: string) =>
  eventsOf(since, 'step-finished').some(({ data }) => data.step === step);

const homeText = (since: readonly TrialEvent[]) => (finished(since, 'go-home') ? 'VMs home' : 'VMs not home');

function leftText(since: readonly TrialEvent[]): string {
  const found = eventsOf(since, 'leftovers-found').map(({ data }) => data);
  const left = found
    .filter(({ moment }) => moment === 'sweep-after')
    .flatMap(({ node, left: pids = [] }) => pids.map((process) => `${node} pid ${process}`));
  if (left.length > 0) return `still there: ${left.join('; ')}`;
  if (!finished(since, 'sweep-after')) return 'not known what is left';
  const ended = found.flatMap(({ processes }) => processes).length;
  return ended > 0 ? `${ended} left-over processes ended, nothing left` : 'nothing left';
}
