import { clockSteps } from '../clocks.ts';
import { eventsOf } from '../history.ts';
import { atOnce } from '../result.ts';
import { planRounds } from '../rounds.ts';
import { type Check, invalid, unknown, valid } from '../verdict.ts';
import { type Evidence, list, seconds } from './evidence.ts';

/** The trial went its whole way: no step failed, nobody stopped it, its clean-up succeeded. */
export function checkCompleted({ history }: Evidence): Check {
  const asked = { id: 'completed', label: 'The trial went its whole way' };
  if (eventsOf(history, 'cancel-seen').length > 0) return invalid(asked, 'It was cancelled.');
  const late = eventsOf(history, 'timed-out')[0];
  if (late) return invalid(asked, `It had not ended after ${late.data.seconds} s and was stopped.`);
  const failures = eventsOf(history, 'step-failed').map(({ data }) => `${data.step}: ${data.message}`);
  if (failures.length > 0) return invalid(asked, list(failures));
  return valid(asked, `${eventsOf(history, 'step-finished').length} steps finished`);
}

/** Every planned migration was made and the tool said it succeeded. */
export function checkMigrations({ cell, cluster, result }: Evidence): Check {
  const asked = { id: 'migrations', label: 'Every migration succeeded' };
  const planned = planRounds(cell, cluster).flatMap((round) => round.moves);
  const bad = result.migrations.filter((move) => move.report.outcome === 'failed');
  if (bad.length > 0)
    return invalid(asked, list(bad.map((m) => `round ${m.round}, VM ${m.vm}: ${m.report.reason}`)));
  if (result.migrations.length < planned.length)
    return invalid(
      asked,
      `${planned.length} migrations were planned, ${result.migrations.length} were made.`,
    );
  const open = result.migrations.filter((move) => move.report.outcome === 'indeterminate');
  if (open.length > 0)
    return unknown(asked, list(open.map((m) => `round ${m.round}, VM ${m.vm}: ${m.report.reason}`)));
  return valid(asked, `${result.migrations.length} of ${planned.length} migrations, each with exit code 0`);
}

/** Thesis 5.3: a benchmark that ended before the last migration was not disturbed by all of them. */
export function checkInsideRun({ result }: Evidence): Check {
  const asked = { id: 'inside-run', label: 'All migrations happened while the benchmark ran' };
  const { application, migrations, clockBoundSeconds } = result;
  if (!application) return unknown(asked, 'The end of the benchmark is not known.');
  if (migrations.length === 0) return unknown(asked, 'No migration was seen to end.');
  if (clockBoundSeconds === null) return unknown(asked, 'The hosts’ clocks were not compared.');
  const margin = application.end - Math.max(...migrations.map((move) => move.end));
  const lead = Math.min(...migrations.map((move) => move.start)) - application.start;
  const evidence = `first migration ${seconds(lead)} after the launch, last one ended ${seconds(margin)} before the benchmark; clocks agree within ${seconds(clockBoundSeconds)}`;
  if (margin < -clockBoundSeconds)
    return invalid(
      asked,
      `The benchmark ended ${seconds(-margin)} before the last migration: give it more work.`,
      evidence,
    );
  if (lead < -clockBoundSeconds) return invalid(asked, 'A migration began before the launch.', evidence);
  if (Math.min(margin, lead) < clockBoundSeconds)
    return unknown(asked, 'Too close to tell: the clocks are not known that exactly.', evidence);
  return valid(asked, evidence);
}

/** One round ends before the next begins. */
export function checkRoundsApart({ result }: Evidence): Check {
  const asked = { id: 'rounds-apart', label: 'Rounds do not overlap' };
  const early = result.rounds.map((round, i) => (result.rounds[i - 1]?.end ?? -Infinity) - round.start);
  const most = Math.max(...early);
  const clash = result.rounds[early.indexOf(most)];
  if (clash && most > 0) {
    const said = `Round ${clash.index} began ${seconds(most)} before round ${clash.index - 1} had ended`;
    if (most > (result.clockBoundSeconds ?? 0)) return invalid(asked, `${said}.`);
    return unknown(asked, `${said}, by clocks that agree within ${seconds(result.clockBoundSeconds ?? 0)}.`);
  }
  return valid(asked, `${result.rounds.length} rounds, one after the other`);
}

/** Requested against achieved concurrency. */
export function checkSimultaneous({ cell, result }: Evidence): Check {
  const asked = { id: 'simultaneous', label: 'Migrations of a round ran at the same time' };
  const short = result.rounds.filter((round) => round.achieved < cell.simultaneous);
  const numbers = result.rounds.map(({ achieved, average }) => `${achieved} (${average.toFixed(2)})`);
  const evidence = `requested ${cell.simultaneous}; achieved at once (on average) ${numbers.join(', ')} by round`;
  if (short.length > 0) {
    const said = `In round ${short.map((round) => round.index).join(', ')} fewer than ${cell.simultaneous} ran at once`;
    const bound = result.clockBoundSeconds ?? 0;
    const perhaps = short.every(
      ({ index }) =>
        atOnce(
          result.migrations.filter((m) => m.round === index),
          bound,
        ) >= cell.simultaneous,
    );
    if (!perhaps) return invalid(asked, `${said}.`, evidence);
    return unknown(asked, `${said}, by clocks that agree within ${seconds(bound)}.`, evidence);
  }
  return valid(asked, evidence);
}

/** Stamps of different hosts can be compared. */
export function checkClocks({ history, result }: Evidence): Check {
  const asked = { id: 'clocks', label: 'The clocks of the hosts are comparable' };
  const steps = clockSteps(history).map(
    ({ node, key, seconds: by }) => `the clock of ${node} was set by ${seconds(by)} while ${key} ran`,
  );
  if (steps.length > 0) return unknown(asked, `${list(steps)}.`);
  if (result.clockBoundSeconds === null)
    return unknown(asked, 'The hosts’ clocks were not measured before and after.');
  const evidence = `any two stamps agree within ${seconds(result.clockBoundSeconds)}`;
  if (result.clockBoundSeconds > CLOCK_BOUND_LIMIT_SECONDS)
    return unknown(asked, `Clocks agree only within ${seconds(result.clockBoundSeconds)}.`, evidence);
  return valid(asked, evidence);
}

/** A tenth of a second on trials of minutes: below what any bar can show. */
const CLOCK_BOUND_LIMIT_SECONDS = 0.1;
