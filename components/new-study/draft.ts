import type { ContrastKind } from '#lib/domain/analysis-plan';
import { defaultPlan } from '#lib/domain/default-plan';
import type { Field } from '#lib/domain/settings-texts';
import { readFields, textOf } from '#lib/domain/settings-texts';
import type { StudySpec, WorkloadChoice } from '#lib/domain/study';
import type { Condition, Movement, Seeding } from '#lib/domain/words';

/** What the form offers of a cluster. */
export interface ClusterOption {
  readonly name: string;
  readonly vms: readonly string[];
  readonly hosts: readonly string[];
  readonly fabrics: readonly { readonly name: string; readonly nominalMbps: number }[];
  readonly ready: boolean;
}

export interface WorkloadOption {
  readonly id: string;
  readonly label: string;
  readonly fields: readonly Field[];
  readonly presets: readonly { readonly label: string; readonly settings: WorkloadChoice['settings'] }[];
}

/** A study while it is being declared: numbers that are typed stay text until they are sent. */
export interface Draft {
  readonly title: string;
  readonly cluster: string;
  readonly workload: string;
  readonly texts: Readonly<Record<string, string>>;
  /** Further applications, as they were set up. */
  readonly others: readonly WorkloadChoice[];
  readonly conditions: readonly Condition[];
  readonly vms: readonly number[];
  readonly simultaneous: readonly number[];
  readonly migrationFabrics: readonly string[];
  readonly mpiFabrics: readonly string[];
  readonly migrations: string;
  readonly repetitions: string;
  readonly movement: Movement;
  readonly seeding: Seeding;
  readonly placement: Readonly<Record<string, string>>;
  readonly firstRoundDelaySeconds: string;
  readonly roundGapSeconds: string;
  readonly orderSeed: string;
  readonly trialTimeoutSeconds: string;
  /** Comparisons that the factors offer and that are not declared. */
  readonly untested: readonly ContrastKind[];
  readonly stopping: 'fixed' | 'interval';
  /** In percent. */
  readonly stopWithin: string;
  readonly stopAtLeast: string;
  readonly stopAtMost: string;
}

/** A first draft on a cluster: small, so that the first study ends soon. */
export function firstDraft(cluster: ClusterOption, workload: WorkloadOption, orderSeed: number): Draft {
  const fabrics = cluster.fabrics.map((fabric) => fabric.name);
  return {
    title: '',
    cluster: cluster.name,
    workload: workload.id,
    texts: presetTexts(workload, 0),
    others: [],
    conditions: ['app_only', 'app_with_migration', 'migration_only'],
    vms: [2],
    simultaneous: [1],
    migrationFabrics: fabrics,
    mpiFabrics: fabrics.slice(0, 1),
    migrations: '8',
    repetitions: '3',
    movement: 'there_and_back',
    seeding: 'seeded',
    placement: {},
    firstRoundDelaySeconds: '1',
    roundGapSeconds: '0',
    orderSeed: String(orderSeed),
    trialTimeoutSeconds: '3600',
    untested: [],
    stopping: 'fixed',
    stopWithin: '10',
    stopAtLeast: '5',
    stopAtMost: '20',
  };
}

/** A preset's settings over the schema's defaults, as texts. */
export function presetTexts(workload: WorkloadOption, preset: number): Record<string, string> {
  return textsOf(workload, workload.presets[preset]?.settings ?? {});
}

/** Settings over the schema's defaults, as texts. */
function textsOf(workload: WorkloadOption, settings: WorkloadChoice['settings']): Record<string, string> {
  return Object.fromEntries(
    workload.fields.map((field) => [
      field.name,
      field.name in settings ? textOf(field.kind, settings[field.name]) : field.initial,
    ]),
  );
}

/** The draft as the study schema reads it; what is not a number is sent as it stands, to be refused there. */
export function studyInput(draft: Draft, workload: WorkloadOption): object {
  const { title, conditions, vms, simultaneous, migrationFabrics, mpiFabrics, movement, seeding, placement } =
    draft;
  return {
    ...{ title, conditions, vms, simultaneous, migrationFabrics, mpiFabrics, movement, seeding, placement },
    workloads: [currentWorkload(draft, workload), ...draft.others],
    migrations: number(draft.migrations),
    repetitions: number(draft.repetitions),
    firstRoundDelaySeconds: number(draft.firstRoundDelaySeconds),
    roundGapSeconds: number(draft.roundGapSeconds),
    orderSeed: number(draft.orderSeed),
    trialTimeoutSeconds: number(draft.trialTimeoutSeconds),
    analysis: analysisInput(draft),
  };
}

/** The application that the form shows, as it is set up now. */
export function currentWorkload(draft: Draft, workload: WorkloadOption): WorkloadChoice {
  return { id: workload.id, settings: readFields(workload.fields, draft.texts) };
}

/**
 * A declared study as a draft: what an earlier one was, or a file says. The first application can be edited, the
 * others are kept as they are. Fabrics that this cluster does not have stay chosen, so that the form says so.
 */
export function draftOf(
  spec: StudySpec,
  cluster: ClusterOption,
  workloads: readonly WorkloadOption[],
): Draft | null {
  const [first, ...others] = spec.workloads;
  const workload = workloads.find(({ id }) => id === first?.id);
  if (!first || !workload) return null;
  const { families, stopping } = spec.analysis ?? {};
  const offered = defaultPlan(spec).families.map(({ contrast }) => contrast);
  const declared = families?.map(({ contrast }) => contrast) ?? offered;
  const interval = stopping?.kind === 'interval' ? stopping : null;
  const usual = firstDraft(cluster, workload, spec.orderSeed);
  return {
    ...usual,
    title: spec.title,
    texts: textsOf(workload, first.settings),
    others,
    conditions: spec.conditions,
    vms: spec.vms,
    simultaneous: spec.simultaneous,
    migrationFabrics: spec.migrationFabrics,
    mpiFabrics: spec.mpiFabrics,
    migrations: String(spec.migrations),
    repetitions: String(spec.repetitions),
    movement: spec.movement,
    seeding: spec.seeding,
    placement: spec.placement,
    firstRoundDelaySeconds: String(spec.firstRoundDelaySeconds),
    roundGapSeconds: String(spec.roundGapSeconds),
    trialTimeoutSeconds: String(spec.trialTimeoutSeconds),
    untested: offered.filter((contrast) => !declared.includes(contrast)),
    stopping: interval ? 'interval' : 'fixed',
    stopWithin: interval ? String(100 * interval.within) : usual.stopWithin,
    stopAtLeast: interval ? String(interval.atLeast) : usual.stopAtLeast,
    stopAtMost: interval ? String(interval.atMost) : usual.stopAtMost,
  };
}

function analysisInput(draft: Draft): object {
  const { families } = defaultPlan(draft);
  const within = number(draft.stopWithin);
  return {
    families: families.filter(({ contrast }) => !draft.untested.includes(contrast)),
    stopping:
      draft.stopping === 'fixed'
        ? { kind: 'fixed' }
        : {
            kind: 'interval',
            within: typeof within === 'number' ? within / 100 : within,
            atLeast: number(draft.stopAtLeast),
            atMost: number(draft.stopAtMost),
          },
  };
}

const number = (text: string): number | string =>
  text.trim() === '' || !Number.isFinite(Number(text)) ? text : Number(text);
