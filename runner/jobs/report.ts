import type { ReportLine } from '#lib/domain/job';
import { isLeaseLost } from '../lease.ts';

/** A preflight report that grows line by line; every line says what to do when it failed. */
export class Report {
  readonly #lines: ReportLine[] = [];

  /** `leave` aborts when the job is another runner's: its reason is thrown then, and is no fault of the cluster. */
  constructor(
    private readonly publish: (lines: readonly ReportLine[]) => Promise<void>,
    private readonly leave: AbortSignal,
  ) {}

  get failed(): boolean {
    return this.#lines.some((line) => line.state === 'failed');
  }

  async add(line: ReportLine): Promise<void> {
    this.#lines.push(line);
    await this.publish(this.#lines);
  }

  /** Runs one question; what it throws becomes a failed line with the remedy. Returns whether it went well. */
  async ask(
    subject: string,
    check: string,
    remedy: string,
    question: () => Promise<string>,
  ): Promise<boolean> {
    try {
      await this.add({ subject, check, state: 'ok', detail: await question(), remedy: null });
      return true;
    } catch (error) {
      this.leave.throwIfAborted();
      if (isLeaseLost(error)) throw error;
      const detail = error instanceof Error ? error.message : String(error);
      await this.add({ subject, check, state: 'failed', detail, remedy });
      return false;
    }
  }
}

/** The expected answer did not come: the text is the detail of a failed line. */
export function expect(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Error(otherwise);
}
