import type { Baseline, BenchmarkReport } from '#lib/domain/adapters';
import { type Check, flagged, valid } from '#lib/domain/verdict';
import type { HplSettings } from './settings.ts';

const MOST_DIFFERENCES = 3;
const USUAL_TOLERANCE = 0.01;

type How = Pick<HplSettings, 'residuals' | 'residualTolerance'>;
type Result = BenchmarkReport['results'][number];

/**
 * Flagged, never judged. With the same ranks, grid, input and library residuals repeat to the last digit, so a
 * difference is worth a look even where HPL says PASSED; with a threaded library they need not repeat.
 */
export function compareResiduals(report: BenchmarkReport, baseline: Baseline | null, how: How): Check {
  const asked = {
    id: 'hpl-baseline',
    label: 'Residuals beside those of the baseline (flagged, not judged)',
  };
  if (how.residuals === 'off') return valid(asked, 'not compared, as this study wants it');
  if (baseline === null) return valid(asked, 'no baseline to compare with');
  const theirs = baseline.report.results;
  const mine = report.results;
  if (mine.length !== theirs.length)
    return flagged(asked, `${mine.length} residuals here, ${theirs.length} in baseline ${baseline.trialId}`);
  const differences = mine.flatMap((result, i) => {
    const other = theirs[i];
    if (other && agree(result, other, how)) return [];
    return [`${result.label}: ${result.residual ?? 'none'} instead of ${other?.residual ?? 'none'}`];
  });
  if (differences.length === 0)
    return valid(asked, `all ${mine.length} equal those of baseline ${baseline.trialId} ${within(how)}`);
  const shown = differences.slice(0, MOST_DIFFERENCES).join('; ');
  const more = differences.length > MOST_DIFFERENCES ? '; …' : '';
  const count = `${differences.length} of ${mine.length}`;
  return flagged(asked, `${count} differ from baseline ${baseline.trialId}: ${shown}${more}`);
}

/** By their text; a tolerance compares numbers, and what is none by its text. */
function agree(mine: Result, theirs: Result, how: How): boolean {
  if (mine.label !== theirs.label) return false;
  if (mine.residual === theirs.residual) return true;
  if (how.residuals !== 'tolerance' || mine.residual === null || theirs.residual === null) return false;
  const [own, other] = [Number(mine.residual), Number(theirs.residual)];
  return Math.abs(own - other) <= toleranceOf(how) * Math.abs(other);
}

const toleranceOf = (how: How) => how.residualTolerance ?? USUAL_TOLERANCE;
const within = (how: How) =>
  how.residuals === 'tolerance' ? `within ${100 * toleranceOf(how)} %` : 'to the last digit';
