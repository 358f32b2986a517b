import { thesisClaims } from '../prisma/seeds/thesis-claims.ts';
import { judgeClaims, type LedgerRow } from './claims/ledger.ts';
import type { Claim } from './domain/claim.ts';
import type { Sample, StudyFacts } from './domain/sample.ts';
import { knownStudy } from './known-study.ts';
import { listClaims } from './store/claims.ts';
import type { Db } from './store/client.ts';
import { readSamples } from './store/samples.ts';

/** The study whose claims come with the app. */
const SEEDED = 'thesis';

export interface Ledger {
  readonly study: StudyFacts & { readonly id: string };
  readonly claims: readonly Claim[];
  readonly samples: readonly Sample[];
  readonly rows: readonly LedgerRow[];
}

/**
 * Every claim of a study, recomputed from the trials there are now; nothing is kept between two readings.
 * @throws LabError `not-found`, naming the studies that exist
 */
export async function loadLedger(db: Db, slug: string): Promise<Ledger> {
  return judgeLedger(db, await knownStudy(db, slug), await readSamples(db, slug));
}

/** The same for a study whose trials were read already. */
export async function judgeLedger(
  db: Db,
  study: Ledger['study'],
  samples: readonly Sample[],
): Promise<Ledger> {
  const claims = await claimsOf(db, study.slug);
  return { study, claims, samples, rows: judgeClaims(claims, samples, study.provenance) };
}

/** Whether there is anything to recompute: a study without claims need not read its trials. */
export async function hasClaims(db: Db, slug: string): Promise<boolean> {
  return (await claimsOf(db, slug)).length > 0;
}

async function claimsOf(db: Db, slug: string): Promise<Claim[]> {
  const own = await listClaims(db, slug);
  return slug === SEEDED ? [...thesisClaims(), ...own] : own;
}
