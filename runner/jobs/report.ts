import type { ReportLine } from '#lib/domain/job';

/** A preflight report that grows line by line; every line says what to do when it failed. */
export class Report {
  readonly #lines: ReportLine[] = [];

  constructor(private readonly publish: (lines: readonly ReportLine[]) => Promise<void>) {}

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
