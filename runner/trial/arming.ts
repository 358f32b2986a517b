import { clockOf } from '#lib/domain/clocks';
import { type EventData, eventsOf } from '#lib/domain/history';
import { moveKey } from '#lib/domain/result';
import type { Round } from '#lib/domain/rounds';
import { moveCommand } from '#lib/launching/trial-commands';
import { armIntended, hasStarted, intend, type Started, startIntended } from './command.ts';
import { inParallel, pause, type TrialContext } from './context.ts';
import { ASK_AFTER_SECONDS, leadSeconds } from './lead.ts';

/** A host whose clock says that the deadline is so much further off than it can be has another clock than was measured. */
const CLOCK_TOLERANCE_SECONDS = 5;

/**
 * Starts all migrations of a round at one instant. Each is armed on its host before: its process waits there for the
 * round's deadline by the host's own clock, whether or not this runner lives until then. One that could not be armed in
 * time starts as soon as its host is reached. The deadline is written down first, so that whoever takes over has it too.
 */
export async function startTogether(context: TrialContext, round: Round): Promise<Started[]> {
  const { cell, cluster, platform } = context;
  const intents = await inParallel(round.moves, (move) =>
    intend(context, moveKey(move), move.from, moveCommand(cell, cluster, platform, move)),
  );
  const open = intents.filter(({ key }) => !hasStarted(context, key));
  if (open.length === 0) return intents;
  const deadline = await deadlineOf(context, round, open.length);
  const armingOn = (node: string) => ({
    deadlineWall: deadline.atWall + clockOf(context.history, node).offsetSeconds,
    mostSeconds: deadline.leadSeconds + CLOCK_TOLERANCE_SECONDS,
  });
  const armed = open.map((intent) => armIntended(context, intent, armingOn(intent.node)));
  // None of them is left under way when the wait ends early.
  const settled = Promise.allSettled(armed);
  const wait = deadline.atWall + ASK_AFTER_SECONDS - Date.now() / 1000;
  await pause(wait, context.signal).catch(async (reason: unknown) => {
    await settled;
    throw reason;
  });
  await inParallel(open, async (intent) => {
    const claimed = await armed[open.indexOf(intent)]?.catch(() => false);
    await startIntended(context, intent, { arming: armingOn(intent.node), claimed: claimed ?? false });
  });
  return intents;
}

async function deadlineOf(
  context: TrialContext,
  round: Round,
  commands: number,
): Promise<EventData<'round-deadline'>> {
  const known = eventsOf(context.history, 'round-deadline').find(({ data }) => data.round === round.index);
  if (known) return known.data;
  const roundTrips = round.moves.map(({ from }) => 2 * clockOf(context.history, from).boundSeconds);
  const lead = leadSeconds(commands, Math.max(...roundTrips));
  const data = { round: round.index, atWall: Date.now() / 1000 + lead, leadSeconds: lead };
  await context.record({ type: 'round-deadline', data });
  return data;
}
