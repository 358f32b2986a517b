import { z } from 'zod';
import { AnalysisDeclaration } from './analysis-plan.ts';
import { Condition, Movement, Seeding } from './words.ts';

const unique = <T>(list: T[]) => new Set(list).size === list.length;
const Count = z.number().int().min(1);

/** A workload as a study names it: the registry's id and the settings that its own schema reads. */
export const WorkloadChoice = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  settings: z.record(z.string(), z.json()).default({}),
});
export type WorkloadChoice = z.infer<typeof WorkloadChoice>;

/** A declared experiment: what the form sends and what a study file holds. Seconds and counts, no hidden units. */
export const StudySpec = z.strictObject({
  title: z.string().trim().min(1, 'give the study a title').max(120),
  slug: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'lower-case letters, digits and dashes')
    .optional(),
  workloads: z.array(WorkloadChoice).min(1, 'choose a workload'),
  conditions: z.array(Condition).min(1, 'choose a condition').refine(unique, 'a condition appears twice'),
  /** Numbers of VMs, which is the number of ranks. */
  vms: z.array(Count).min(1, 'choose a number of VMs').refine(unique, 'a number of VMs appears twice'),
  simultaneous: z.array(Count).default([1]).refine(unique, 'a number appears twice'),
  migrationFabrics: z.array(z.string()).default([]).refine(unique, 'a fabric appears twice'),
  mpiFabrics: z.array(z.string()).default([]).refine(unique, 'a fabric appears twice'),
  /** Migrations in each trial; the thesis made eight. */
  migrations: Count.max(64).default(8),
  repetitions: Count.max(100).default(3),
  movement: Movement.default('there_and_back'),
  seeding: Seeding.default('seeded'),
  /** Start host per VM id; VMs not named start at home. */
  placement: z.record(z.string(), z.string()).default({}),
  /** From the benchmark's first output to the first round. */
  firstRoundDelaySeconds: z.number().min(0).max(3600).default(1),
  /** From the end of one round to the start of the next. */
  roundGapSeconds: z.number().min(0).max(3600).default(0),
  /** Seed of the random order within each block. */
  orderSeed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1),
  /** A trial that has not ended by then is stopped and judged invalid. */
  trialTimeoutSeconds: z
    .number()
    .int()
    .min(10)
    .max(7 * 86_400)
    .default(3600),
  /** What will be tested and when enough was measured; without it, what the design can compare. */
  analysis: AnalysisDeclaration.optional(),
});
export type StudySpec = z.infer<typeof StudySpec>;

/** One combination of all factors, frozen: everything a trial needs besides the cluster. */
export const CellSpec = z.strictObject({
  application: z.string(),
  workload: WorkloadChoice,
  /** sha256 of the rendered input and program. */
  inputHash: z.string(),
  condition: Condition,
  migrationFabric: z.string().nullable(),
  mpiFabric: z.string().nullable(),
  /** 0 where nothing migrates. */
  simultaneous: z.number().int().min(0),
  /** Ranks; null where no application runs. */
  vms: z.number().int().min(1).nullable(),
  /** VM ids that hold ranks, in rank order. */
  ranks: z.array(z.string()),
  /** VM ids that move in every round: ranks first, then VMs without a rank. */
  movingSet: z.array(z.string()),
  migratedRanks: z.number().int().min(0),
  migrations: z.number().int().min(0),
  movement: Movement,
  seeding: Seeding,
  /** Start host of every VM of this trial. */
  placement: z.record(z.string(), z.string()),
  firstRoundDelaySeconds: z.number(),
  roundGapSeconds: z.number(),
  trialTimeoutSeconds: z.number(),
});
export type CellSpec = z.infer<typeof CellSpec>;

/** A cell's identity within a study: the same text for the same factors, whatever order the keys came in. */
export function cellKey(cell: CellSpec): string {
  return canonicalJson(cell);
}

/** The same text for the same value, whatever order its keys came in. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}
