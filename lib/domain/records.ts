import { z } from 'zod';
import { ClaimSpec } from './claim.ts';
import { SavedFigureInput } from './saved-figure.ts';
import { Condition, Decider, Provenance, StudyState, TrialState, Verdict } from './words.ts';

const Time = z.iso.datetime();
const Seconds = z.number().nullable();
const Id = z.string().min(1).max(300);
const Json = z.json();

/** What a study's archive holds of each table: rows as they are stored, times as ISO text, no id of this lab alone. */
export const StudyRecord = z.strictObject({
  format: z.literal(1),
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/),
  title: z.string(),
  provenance: Provenance,
  source: z.string().nullable(),
  state: StudyState,
  orderSeed: z.number().int().nullable(),
  createdAt: Time,
  cancelRequestedAt: Time.nullable(),
  finishedAt: Time.nullable(),
  /** Why the stopping rule spared trials; left out by archives of before there was one. */
  stoppedBecause: z.string().nullable().default(null),
  spec: Json,
  /** The cluster as it was at the launch. */
  clusterSpec: Json.nullable(),
});
export type StudyRecord = z.infer<typeof StudyRecord>;

export const CellRecord = z.strictObject({
  id: Id,
  key: z.string(),
  application: z.string(),
  condition: Condition,
  migrationFabric: z.string().nullable(),
  mpiFabric: z.string().nullable(),
  simultaneous: z.number().int(),
  vms: z.number().int().nullable(),
  spec: Json,
});
export type CellRecord = z.infer<typeof CellRecord>;

export const TrialRecord = z.strictObject({
  id: Id,
  cellId: Id,
  repetition: z.number().int(),
  /** Left out by archives of before there were several. */
  attempt: z.number().int().min(1).default(1),
  position: z.number().int(),
  block: z.number().int(),
  state: TrialState,
  verdict: Verdict.nullable(),
  reasons: z.array(z.string()),
  thesisSeconds: Seconds,
  applicationSeconds: Seconds,
  migrationSeconds: Seconds,
  result: Json.nullable(),
  runner: z.string().nullable(),
  fencingToken: z.number().int().nullable(),
  startedAt: Time.nullable(),
  finishedAt: Time.nullable(),
  /** Why it was repeated on request and counts no more; left out by archives of before that could be. */
  setAside: z.strictObject({ at: Time, by: Decider, reason: z.string() }).nullable().default(null),
});
export type TrialRecord = z.infer<typeof TrialRecord>;

export const EventRecord = z.strictObject({
  seq: z.number().int(),
  at: Time,
  type: z.string(),
  data: Json,
});
export type EventRecord = z.infer<typeof EventRecord>;

export const JudgementRecord = z.strictObject({
  id: Id,
  trialId: Id,
  at: Time,
  verdict: Verdict,
  checks: Json,
  baselineId: Id.nullable(),
});
export type JudgementRecord = z.infer<typeof JudgementRecord>;

/** Raw output; the bytes lie at `path` in the archive. */
export const OutputRecord = z.strictObject({
  trialId: Id,
  name: z.string(),
  mediaType: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: Time,
  path: z.string(),
});
export type OutputRecord = z.infer<typeof OutputRecord>;

/** A figure of the study's gallery. */
export const FigureRecord = z.strictObject({ ...SavedFigureInput.shape, createdAt: Time });
export type FigureRecord = z.infer<typeof FigureRecord>;

export const ClaimRecord = z.strictObject({ createdAt: Time, spec: ClaimSpec });
export type ClaimRecord = z.infer<typeof ClaimRecord>;
