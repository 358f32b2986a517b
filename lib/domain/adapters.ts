import type { z } from 'zod';
import type { ClusterSpec } from './cluster.ts';
import type { WorkloadChoice } from './study.ts';
import type { Check } from './verdict.ts';
import type { Outcome } from './words.ts';

/** A remote command as data. `remote/` is the one place that quotes it. */
export interface Command {
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** A file to be written before a launch; `path` is relative to the run's work directory. */
export interface InputFile {
  readonly path: string;
  readonly content: string;
}

/** What a finished command said. `exitCode` is null when a signal ended it or nobody could read it. */
export interface CommandOutput {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a workload's raw output says, in its own terms. Nothing here is a verdict. */
export interface BenchmarkReport {
  /** The text that closes a complete run was seen. */
  readonly complete: boolean;
  /** Units of work the run finished: HPL tests, OMEN phases. */
  readonly completed: number;
  /** Units the output itself promised or counted as attempted, when it says so. */
  readonly announced: number | null;
  readonly results: readonly BenchmarkResult[];
  /** Lines that name an error, verbatim. */
  readonly errors: readonly string[];
}

/** One HPL test, or one phase. Seconds are the guest's own clock. */
interface BenchmarkResult {
  readonly label: string;
  readonly seconds: number | null;
  readonly gflops: number | null;
  /** Verbatim as printed, so that equality is bitwise. */
  readonly residual: string | null;
  readonly passed: boolean | null;
}

/** What the checks of a workload may look at besides its own report. */
export interface Baseline {
  readonly trialId: string;
  readonly report: BenchmarkReport;
}

export interface LaunchContext {
  readonly ranks: number;
  readonly cluster: Pick<ClusterSpec, 'programs'>;
}

export interface CheckContext extends LaunchContext {
  /** The launcher outlived its application and was ended by us (`launcher-ended`): its exit code says nothing. */
  readonly launcherEnded?: boolean;
}

/** A parallel application under test: one folder and one line in the registry. */
export interface Workload<Settings = unknown> {
  readonly id: string;
  readonly label: string;
  /** How figures and tables call it, which may be more honest than its label ("stand-in for OMEN"). */
  application(settings: Settings): string;
  readonly settings: z.ZodType<Settings>;
  /** Named starting points for a form: what a person may begin with and change. */
  readonly presets: readonly { readonly label: string; readonly settings: WorkloadChoice['settings'] }[];
  /** Which MPI the program was linked against. */
  mpi(settings: Settings): 'mpich' | 'openmpi';
  /** Everything that is wrong before a launch, each sentence saying what to do. Empty when it fits. */
  problems(settings: Settings, context: LaunchContext & { readonly memoryMiBPerVm: number }): string[];
  /** What is good to know before a launch, in sentences; nothing here keeps a study from being launched. */
  advice(settings: Settings, context: LaunchContext & { readonly memoryMiBPerVm: number }): string[];
  /** The application's input files, with what depends on the ranks filled in. */
  render(settings: Settings, context: LaunchContext): InputFile[];
  /** The program and its arguments, without the MPI launcher. */
  program(settings: Settings, context: LaunchContext): Command;
  parse(output: CommandOutput, settings: Settings): BenchmarkReport;
  /** Progress so far from a partial output: units done of units expected, null where unknown. */
  progress(stdout: string, settings: Settings): { done: number; expected: number | null };
  /** True once the text says the application is finished, though its launcher may never exit. */
  finished(stdout: string, settings: Settings): boolean;
  checks(
    context: CheckContext,
    report: BenchmarkReport,
    output: CommandOutput,
    settings: Settings,
    baseline: Baseline | null,
  ): Check[];
}

/** An MPI launcher: how ranks are started over one fabric. */
export interface MpiLauncher {
  readonly id: 'mpich' | 'openmpi';
  readonly label: string;
  /** Argument array for the launcher machine; `hostFile` is the path of the file that `hosts` renders. */
  launch(request: MpiRequest): Command;
  /** One slot per VM, in rank order. */
  hosts(addresses: readonly string[]): string;
  /** Prints the version; used at preflight. */
  version(): Command;
}

export interface MpiRequest {
  readonly ranks: number;
  readonly hostFile: string;
  /** The guests' interface on the MPI fabric. */
  readonly interface: string;
  readonly workDirectory: string;
  readonly program: Command;
  readonly environment: Readonly<Record<string, string>>;
}

/** One end of a migration, by all the names that a tool may ask for. */
interface MoveEnd {
  readonly host: string;
  /** On the management network. */
  readonly address: string;
  /** On the migration fabric: what pins the bytes to it. */
  readonly fabricAddress: string;
}

export interface MoveRequest {
  readonly vm: string;
  readonly source: MoveEnd;
  readonly destination: MoveEnd;
}

/** What the migration tool said. Seconds are the tool's own; the wall time comes from the host's clock. */
export interface MoveReport {
  readonly outcome: Outcome;
  /** One sentence: what the exit code and the text mean. */
  readonly reason: string;
  /** The tool's own suspended (down) time, when printed. */
  readonly suspendedSeconds: number | null;
  readonly stages: readonly { readonly name: MoveStage; readonly label: string; readonly seconds: number }[];
}

/** One vocabulary for all platforms. */
export type MoveStage = 'prepare' | 'precopy' | 'suspend' | 'copy' | 'sync' | 'restore' | 'verified';

/** Where one VM stands on one host. */
export interface VmSighting {
  readonly vm: string;
  readonly state: 'running' | 'suspended' | 'stopped' | 'mounted' | 'absent';
}

/** How VMs are moved, as a cluster uses it. */
export interface Platform {
  readonly id: string;
  readonly label: string;
  /** Tools that preflight looks for on every host. */
  readonly tools: readonly string[];
  /** Run on the source host. */
  migrate(request: MoveRequest): Command;
  /**
   * What becomes of a migration that is under way when its trial is stopped. `onStop`: whether its command is waited for,
   * or ended by TERM, upon which it sees to it that the VM stays at the source.
   */
  readonly inFlight: {
    readonly onStop: 'wait' | 'end';
    readonly mayTakeSeconds: number;
    readonly policy: string;
  };
  /** Lists every VM on the host it runs on. */
  list(): Command;
  parseList(output: CommandOutput): VmSighting[];
  parseMove(output: CommandOutput): MoveReport;
  /** Null where a VM leaves no files on its hosts: shared storage, or none at all. */
  readonly files: VmFiles | null;
}

export interface VmFiles {
  /** Exit 0 when the host still holds the VM's files from an earlier stay. */
  isSeeded(vm: string): Command;
  /** Removes such leftovers: makes the next copy a cold one. Must refuse while the VM runs there. */
  unseed(vm: string): Command;
}

/** A platform to choose: one folder and one line in the registry. */
export interface PlatformKind<Settings = unknown> {
  readonly id: string;
  readonly label: string;
  /** Where its outputs were never seen by us on real hosts: what its reading rests on, in a sentence for the screen. */
  readonly untried: string | null;
  readonly settings: z.ZodType<Settings>;
  platform(settings: Settings): Platform;
}
