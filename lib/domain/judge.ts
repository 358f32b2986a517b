import { checkMigrationFabric, checkMpiFabric } from './checks/bytes.ts';
import { checkConfiguration } from './checks/configuration.ts';
import {
  checkClocks,
  checkCompleted,
  checkInsideRun,
  checkMigrations,
  checkRoundsApart,
  checkSimultaneous,
} from './checks/course.ts';
import type { Evidence } from './checks/evidence.ts';
import { checkForeignLoad, checkSwapping } from './checks/load.ts';
import { checkProvenance } from './checks/provenance.ts';
import { checkAlone, checkGuestsAlive, checkLeftovers, checkOneCopy, checkPlacement } from './checks/vms.ts';
import { type Check, worstVerdict } from './verdict.ts';
import type { Verdict } from './words.ts';

/** The checks that apply to a trial's condition, in reading order, with those of its workload. */
export function judge(
  evidence: Evidence,
  workloadChecks: readonly Check[],
): { verdict: Verdict; checks: Check[] } {
  const { condition } = evidence.cell;
  const checks = [checkCompleted(evidence), checkPlacement(evidence), ...workloadChecks];
  if (condition !== 'app_only')
    checks.push(
      checkMigrations(evidence),
      checkOneCopy(evidence),
      checkGuestsAlive(evidence),
      checkRoundsApart(evidence),
      checkSimultaneous(evidence),
      checkMigrationFabric(evidence),
    );
  if (condition === 'app_with_migration') checks.push(checkInsideRun(evidence));
  if (condition !== 'migration_only') checks.push(checkMpiFabric(evidence), checkLeftovers(evidence));
  checks.push(checkClocks(evidence), checkProvenance(evidence), checkConfiguration(evidence));
  const asOfLate = [checkAlone(evidence), checkForeignLoad(evidence), checkSwapping(evidence)];
  checks.push(...asOfLate.filter((check) => check !== null));
  return { verdict: worstVerdict(checks), checks };
}
