import { LabError } from '#lib/domain/errors';
import type { Dialogue } from './dialogue.ts';
import type { Machine } from './machine.ts';

const SAMPLES = 9;

/** Answers each line with the time. bash 5 knows it by itself; `date` is a process later, which is in the bound. */
const TELL_TIME = `while read -r ping; do
  t=$EPOCHREALTIME
  [ -n "$t" ] || t=$(date +%s.%N)
  echo "$t"
done`;
const COMMAND = {
  argv: [
    'sh',
    '-c',
    'shell=sh; command -v bash >/dev/null && shell=bash; exec $shell -c "$1"',
    'sh',
    TELL_TIME,
  ],
};

/**
 * The machine's wall clock minus ours, seconds. A process there is asked for the time, so that between two of our
 * readings lies one way there and one back and nothing else, however long the way is. The reading with the shortest round trip
 * is used; the truth is within half that round trip (Cristian's algorithm).
 */
export async function measureClock(
  machine: Machine,
): Promise<{ offsetSeconds: number; boundSeconds: number }> {
  const wallSeconds = preciseWallClock();
  let readings: Reading[] = [];
  const dialogue: Dialogue = async (ask) => {
    readings = [];
    for (let i = 0; i < SAMPLES; i++) {
      const before = wallSeconds();
      const said = await ask('');
      readings.push({ before, said, after: wallSeconds() });
    }
  };
  await machine.read(COMMAND, { dialogue });
  const clocks = readings.map(({ before, said, after }) => {
    const remote = Number(said);
    if (!Number.isFinite(remote) || said === '')
      throw new LabError(
        'command',
        `Asked for the time, ${machine.name} printed "${said}": bash 5 or GNU date is needed.`,
      );
    return { offsetSeconds: remote - (before + after) / 2, boundSeconds: (after - before) / 2 };
  });
  const [best] = clocks.sort((a, b) => a.boundSeconds - b.boundSeconds);
  if (!best) throw new LabError('command', `${machine.name} did not say what time it is.`);
  return best;
}

interface Reading {
  readonly before: number;
  readonly said: string;
  readonly after: number;
}

/** Ticks to look at: whatever delays a look makes the anchor too early, so the latest anchor is the best. */
const ANCHORS = 5;

/** Our wall clock in steps finer than Date's millisecond: anchored anew each time, so that it follows corrections. */
function preciseWallClock(): () => number {
  let anchor = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < ANCHORS; i++) {
    const begun = Date.now();
    let tick = begun;
    while (tick === begun) tick = Date.now();
    anchor = Math.max(anchor, tick - performance.now());
  }
  return () => (anchor + performance.now()) / 1000;
}
