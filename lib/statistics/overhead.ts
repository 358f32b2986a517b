import { type Ratio, ratioOfMeans, ratioOfSums } from './ratio.ts';
import { type Answer, isRefused, refuse } from './refusal.ts';

/** What migrations cost, in three forms that must never be mixed up; each a share, 0.1 being 10 %. */
export interface Overhead {
  /** (with − application) ÷ application. */
  readonly againstApplication: Answer<Ratio>;
  /** (with − (application + migrations)) ÷ (application + migrations): the thesis' form. */
  readonly againstApplicationAndMigrations: Answer<Ratio>;
  /** (with − application) ÷ migrations: the share of the migrations' own time that lengthens the run. */
  readonly exposedShare: Answer<Ratio>;
}

/**
 * @param withMigration seconds of application with migrations
 * @param application seconds of the same application alone; empty where there is none
 * @param migrations seconds of the same migrations alone; empty where there are none
 */
export function overhead(
  withMigration: readonly number[],
  application: readonly number[],
  migrations: readonly number[],
): Overhead {
  const noApplication = refuse('there are no valid trials of the application alone to compare with');
  const noMigrations = refuse('there are no valid trials of the migrations alone to compare with');
  if (application.length === 0)
    return {
      againstApplication: noApplication,
      againstApplicationAndMigrations: noApplication,
      exposedShare: noApplication,
    };
  const [numerator, alone] = [
    { values: withMigration, sign: 1 },
    { values: application, sign: 1 },
  ] as const;
  const moves = { values: migrations, sign: 1 } as const;
  const none = migrations.length === 0;
  return {
    againstApplication: lessOne(ratioOfMeans(withMigration, application)),
    againstApplicationAndMigrations: none ? noMigrations : lessOne(ratioOfSums([numerator], [alone, moves])),
    exposedShare: none ? noMigrations : ratioOfSums([numerator, { ...alone, sign: -1 }], [moves]),
  };
}

function lessOne(answer: Answer<Ratio>): Answer<Ratio> {
  if (isRefused(answer)) return answer;
  const { ratio, df, ci95 } = answer;
  return { ratio: ratio - 1, df, ci95: { low: ci95.low - 1, high: ci95.high - 1 } };
}
