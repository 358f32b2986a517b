import type { MoveReport, MoveStage } from '#lib/domain/adapters';

const STAGES: Readonly<Record<string, MoveStage>> = {
  'Suspend + Dump': 'suspend',
  'Copy dump file': 'copy',
  'Pcopy after suspend': 'copy',
  'Second rsync': 'sync',
  '2nd level quota': 'sync',
  'Undump + Resume': 'restore',
};
const TIME = /^\s*([A-Za-z0-9+ ]+?):\s+(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*$/;
/** 3.0.23 calls it "Total time", but its clock starts at the suspension too. */
const TOTALS = ['Total time', 'Total suspended time'];
/**
 * Without quota both versions subtract stamps that were never taken: ±1.8e9, an epoch. A day is far more than any
 * live migration takes.
 */
const MOST_SECONDS = 86_400;

/** The table that `-v` (3.0.23, 4.x) or `-t` (4.x) prints; times of stages that did not run are dropped. */
export function parseTimes(lines: readonly string[]): Pick<MoveReport, 'suspendedSeconds' | 'stages'> {
  const stages: MoveReport['stages'][number][] = [];
  let suspendedSeconds: number | null = null;
  for (const line of lines) {
    const found = TIME.exec(line);
    const label = found?.[1] ?? '';
    const seconds = Number(found?.[2]);
    if (!found || seconds < 0 || seconds > MOST_SECONDS) continue;
    const name = STAGES[label];
    if (name) stages.push({ name, label, seconds });
    if (TOTALS.includes(label)) suspendedSeconds = seconds;
  }
  return { suspendedSeconds, stages };
}
