import { bootstrapInterval } from '../statistics/bootstrap.ts';
import { type Description, describe, type Interval } from '../statistics/describe.ts';
import { tukeyFences } from '../statistics/fences.ts';
import { type Answer, refuse } from '../statistics/refusal.ts';
import { repetitionsForWidth } from '../statistics/repetitions.ts';
import type { Cell, CellFactors } from './cell.ts';

/** One cell: what its trials say, and what they are too few to say. */
export interface CellStatistics {
  readonly cell: CellFactors;
  readonly seconds: readonly number[];
  readonly description: Answer<Description>;
  readonly bootstrap95: Answer<Interval>;
  /** Values outside Tukey's fences. */
  readonly outliers: Answer<readonly number[]>;
  /** Repetitions for a 95 % interval within ± 10 % of the mean, at this spread. */
  readonly repetitionsForTenPercent: Answer<number>;
  /** The same description without exclusions; null where nothing is excluded. */
  readonly withoutExclusions: Description | null;
}

const WITHIN = 0.1;

export function describeCell({ factors, seconds, allSeconds }: Cell): CellStatistics {
  const none = refuse('no trial counts yet');
  const description = seconds.length > 0 ? describe(seconds) : none;
  return {
    cell: factors,
    seconds,
    description,
    bootstrap95: bootstrapInterval(seconds),
    outliers: tukeyFences(seconds),
    repetitionsForTenPercent:
      'refused' in description ? none : repetitionsForWidth(description.mean, description.sd, WITHIN),
    withoutExclusions: allSeconds.length > seconds.length ? describe(allSeconds) : null,
  };
}
