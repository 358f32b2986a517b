import type { Baseline, BenchmarkReport } from '#lib/domain/adapters';
import { type Check, valid } from '#lib/domain/verdict';

const MOST_DIFFERENCES = 3;

/**
 * Reported, never judged. With the same ranks, grid, input and library residuals repeat to the last digit, so a
 * difference is worth a look even where HPL says PASSED; with a threaded library they need not repeat.
 */
export function compareResiduals(report: BenchmarkReport, baseline: Baseline | null): Check {
  const asked = {
    id: 'hpl-baseline',
    label: 'Residuals beside those of the baseline (reported, not judged)',
  };
  if (baseline === null) return valid(asked, 'no baseline to compare with');
  const theirs = baseline.report.results;
  const mine = report.results;
  if (mine.length !== theirs.length)
    return valid(asked, `${mine.length} residuals here, ${theirs.length} in baseline ${baseline.trialId}`);
  const differences = mine.flatMap((result, i) => {
    const other = theirs[i];
    if (other?.label === result.label && other.residual === result.residual) return [];
    return [`${result.label}: ${result.residual ?? 'none'} instead of ${other?.residual ?? 'none'}`];
  });
  if (differences.length === 0)
    return valid(asked, `all ${mine.length} equal those of baseline ${baseline.trialId} to the last digit`);
  const shown = differences.slice(0, MOST_DIFFERENCES).join('; ');
  const more = differences.length > MOST_DIFFERENCES ? '; …' : '';
  const count = `${differences.length} of ${mine.length}`;
  return valid(asked, `${count} differ from baseline ${baseline.trialId}: ${shown}${more}`);
}
