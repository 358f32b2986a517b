import { z } from 'zod';
import type {
  Baseline,
  BenchmarkReport,
  CheckContext,
  Command,
  CommandOutput,
  InputFile,
  LaunchContext,
  Workload,
} from '#lib/domain/adapters';
import { readSettings } from '#lib/domain/read-settings';
import type { WorkloadChoice } from '#lib/domain/study';
import type { Check } from '#lib/domain/verdict';

/** A workload with its settings read: nobody outside its folder needs to know their type. */
export interface BoundWorkload {
  readonly id: string;
  readonly label: string;
  /** How figures and tables call it. */
  readonly application: string;
  readonly mpi: 'mpich' | 'openmpi';
  problems(context: LaunchContext & { readonly memoryMiBPerVm: number }): string[];
  advice(context: LaunchContext & { readonly memoryMiBPerVm: number }): string[];
  render(context: LaunchContext): InputFile[];
  program(context: LaunchContext): Command;
  parse(output: CommandOutput): BenchmarkReport;
  progress(stdout: string): { done: number; expected: number | null };
  finished(stdout: string): boolean;
  checks(
    context: CheckContext,
    report: BenchmarkReport,
    output: CommandOutput,
    baseline: Baseline | null,
  ): Check[];
}

/** What a form needs of a workload, as data. */
export interface WorkloadForm {
  readonly id: string;
  readonly label: string;
  /** JSON Schema (draft 2020-12) of the settings as a person gives them, with defaults and descriptions. */
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
  readonly presets: readonly { readonly label: string; readonly settings: WorkloadChoice['settings'] }[];
}

/** A workload in the registry: its settings' type is closed over. */
export interface DefinedWorkload {
  readonly id: string;
  readonly label: string;
  form(): WorkloadForm;
  /** @throws LabError `bad-input` with one sentence for each mistake in the settings */
  bind(settings: unknown): BoundWorkload;
}

/** Closes over the type of a workload's settings, so that the registry can hold workloads of any. */
export function defineWorkload<Settings>(workload: Workload<Settings>): DefinedWorkload {
  const { id, label, presets } = workload;
  return {
    id,
    label,
    form: () => ({ id, label, presets, jsonSchema: z.toJSONSchema(workload.settings, { io: 'input' }) }),
    bind: (settings) => bind(workload, readSettings(workload, settings)),
  };
}

function bind<Settings>(workload: Workload<Settings>, settings: Settings): BoundWorkload {
  return {
    id: workload.id,
    label: workload.label,
    application: workload.application(settings),
    mpi: workload.mpi(settings),
    problems: (context) => workload.problems(settings, context),
    advice: (context) => workload.advice(settings, context),
    render: (context) => workload.render(settings, context),
    program: (context) => workload.program(settings, context),
    parse: (output) => workload.parse(output, settings),
    progress: (stdout) => workload.progress(stdout, settings),
    finished: (stdout) => workload.finished(stdout, settings),
    checks: (context, report, output, baseline) =>
      workload.checks(context, report, output, settings, baseline),
  };
}
