import { LabError } from '#lib/domain/errors';
import { moveKey } from '#lib/domain/result';
import type { Round } from '#lib/domain/rounds';
import { startTogether } from './arming.ts';
import { awaitCommands } from './command.ts';
import { pause, type TrialContext } from './context.ts';
import { readCounters } from './counters.ts';
import { listenToGuests } from './guests.ts';
import { requireMoved, seePlacement } from './moves.ts';

/** s migrations at once, then the question whether each VM runs once, at its destination, and lived through it. */
export async function runRound(context: TrialContext, round: Round, gapSeconds: number): Promise<void> {
  const moment = `round-${round.index}`;
  await pause(gapSeconds, context.signal);
  await readCounters(context, `${moment}/before`);
  const runs = await startTogether(context, round);
  await awaitCommands(context, runs);
  await readCounters(context, `${moment}/after`);
  const vms = round.moves.map((move) => move.vm);
  const asked = [
    seePlacement(context, `${moment}/after`),
    listenToGuests(context, `${moment}/after`, vms, false),
  ] as const;
  await Promise.allSettled(asked);
  const [placement] = await Promise.all(asked);
  for (const move of round.moves) requireMoved(context, moveKey(move), move.vm);
  const lost = round.moves.find((move) => placement.get(move.vm) !== move.to);
  if (lost) throw new LabError('command', `After ${moment} VM ${lost.vm} does not run on ${lost.to} alone.`);
}
