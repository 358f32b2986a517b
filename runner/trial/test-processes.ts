import { LIST_MARKED_SCRIPT } from '#lib/remote/marked';

interface Process {
  readonly machine: string;
  readonly pid: number;
  readonly trial: string;
  /** KILL does nothing to it. */
  readonly immortal?: boolean;
}

/** For tests: processes on the machines of a model that carry the mark of a trial. */
export class ModelProcesses {
  all: Process[] = [];

  answer(machine: string, script: string, trials: readonly string[]): string {
    const own = this.all.filter((process) => process.machine === machine);
    if (script === LIST_MARKED_SCRIPT)
      return own.map(({ pid, trial }) => `${pid} ${trial} 100 sleep ${pid}\n`).join('');
    const meant = own.filter(({ trial }) => trials.includes(trial));
    this.all = this.all.filter((process) => !meant.includes(process) || process.immortal);
    return meant.flatMap(({ pid, immortal }) => (immortal ? `${pid}\n` : [])).join('');
  }
}
