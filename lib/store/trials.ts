import { ClusterSpec } from '#lib/domain/cluster';
import type { SetAside } from '#lib/domain/sample';
import { CellSpec } from '#lib/domain/study';
import { type Provenance, TrialState, Verdict } from '#lib/domain/words';
import type { Db } from './client.ts';
import { decided } from './samples.ts';

export interface StoredTrial {
  readonly id: string;
  readonly state: TrialState;
  readonly verdict: Verdict | null;
  readonly reasons: readonly string[];
  readonly repetition: number;
  readonly attempt: number;
  /** Why it was repeated on request; null for all others. */
  readonly setAside: SetAside | null;
  readonly block: number;
  readonly position: number;
  readonly thesisSeconds: number | null;
  readonly applicationSeconds: number | null;
  readonly migrationSeconds: number | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly result: unknown;
  readonly cell: {
    readonly id: string;
    readonly application: string;
    readonly condition: string;
    readonly migrationFabric: string | null;
    readonly mpiFabric: string | null;
    readonly simultaneous: number;
    readonly vms: number | null;
  };
  /** The frozen cell; null for imported trials, which were never planned here. */
  readonly spec: CellSpec | null;
  readonly study: {
    readonly id: string;
    readonly slug: string;
    readonly title: string;
    readonly provenance: Provenance;
  };
  /** The cluster as it was when the study was launched; null for imported trials. */
  readonly cluster: ClusterSpec | null;
}

/** One trial with all that its page shows besides the history. */
export async function readTrial(db: Db, id: string): Promise<StoredTrial | null> {
  const row = await db.trial.findUnique({
    where: { id },
    include: { cell: true, study: true, setAside: true },
  });
  if (!row) return null;
  const { cell, study } = row;
  const spec = CellSpec.safeParse(cell.spec);
  return {
    id: row.id,
    state: TrialState.parse(row.state),
    verdict: row.verdict === null ? null : Verdict.parse(row.verdict),
    reasons: Array.isArray(row.reasons) ? row.reasons.map(String) : [],
    repetition: row.repetition,
    attempt: row.attempt,
    setAside: row.setAside && decided(row.setAside),
    block: row.block,
    position: row.position,
    thesisSeconds: row.thesisSeconds,
    applicationSeconds: row.applicationSeconds,
    migrationSeconds: row.migrationSeconds,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    result: row.result,
    cell: {
      id: cell.id,
      application: cell.application,
      condition: cell.condition,
      migrationFabric: cell.migrationFabric,
      mpiFabric: cell.mpiFabric,
      simultaneous: cell.simultaneous,
      vms: cell.vms,
    },
    spec: spec.success ? spec.data : null,
    study: { id: study.id, slug: study.slug, title: study.title, provenance: study.provenance as Provenance },
    cluster: study.clusterSpec ? ClusterSpec.parse(study.clusterSpec) : null,
  };
}
