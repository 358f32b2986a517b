import type { Fabric } from './cluster.ts';
import type { Condition, Decider, Provenance, StudyState, TrialState, Verdict } from './words.ts';

/** One trial as figures and tables see it: its factors, what it measured, and whether it counts. */
export interface Sample {
  readonly trialId: string;
  readonly cellId: string;
  readonly application: string;
  /** Tells two workloads apart that share an application's name; the same text for the same choice. */
  readonly workload: string;
  readonly condition: Condition;
  readonly migrationFabric: string | null;
  /** null where no application ran, and where it is not known (imported studies). */
  readonly mpiFabric: string | null;
  /** 0 where nothing migrates. */
  readonly simultaneous: number;
  /** null where no application ran. */
  readonly vms: number | null;
  readonly repetition: number;
  /** Past 1 where an earlier one was cancelled in its course or set aside; that one is kept beside it and never counted. */
  readonly attempt: number;
  readonly state: TrialState;
  /** null until it was judged. */
  readonly verdict: Verdict | null;
  readonly reasons: readonly string[];
  /** Thesis seconds; null where the trial could not tell. */
  readonly seconds: number | null;
  /** From the launch to the benchmark's end; null without an application, and where it is not known (imported). */
  readonly applicationSeconds: number | null;
  /** From the first migration's start to the last one's end; null where nothing migrated or it is not known. */
  readonly migrationSeconds: number | null;
  /** Place in the study's order, from 1; for an imported study the place in its source. */
  readonly position: number;
  /** The block of one repetition in which it was randomised. */
  readonly block: number;
  /** null before it started, and where it is not known (imported). */
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** When its verdict was formed, the latest of several; null until then, and for what was never judged (imported). */
  readonly judgedAt: Date | null;
  /** Why it was repeated on request; it counts no more, whatever its verdict. */
  readonly setAside: SetAside | null;
}

export interface SetAside {
  readonly at: Date;
  readonly by: Decider;
  readonly reason: string;
}

export type CountedSample = Sample & { readonly seconds: number };

/** Only trials judged valid and not set aside count; imported ones were never judged, and whatever shows them says so. */
export function isCounted(sample: Sample, provenance: Provenance): sample is CountedSample {
  if (sample.state !== 'finished' || sample.seconds === null || sample.setAside) return false;
  return sample.verdict === 'valid' || provenance === 'imported';
}

/** What is said about a study wherever its trials are shown. */
export interface StudyFacts {
  readonly slug: string;
  readonly title: string;
  readonly provenance: Provenance;
  /** Where imported data come from. */
  readonly source: string | null;
  readonly state: StudyState;
  readonly cluster: string | null;
  /** Those of the cluster, or of the publication. */
  readonly fabrics: readonly Fabric[];
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}
