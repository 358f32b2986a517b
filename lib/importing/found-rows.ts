import { randomUUID } from 'node:crypto';
import type { RowProblem } from '#lib/domain/mapping';
import type { CellRecord, TrialRecord } from '#lib/domain/records';
import type { Batch } from '#lib/store/import-study';
import type { ReadRow } from './read-row.ts';

/** More problems than anyone reads at once; the others are counted. */
const SHOWN = 100;
const UNJUDGED =
  'Imported from a table: no exit status and no output came with it, so this trial was never judged.';

/** What was read and is not handed on yet, and which cells there are. */
export class FoundRows {
  rows = 0;
  total = 0;
  private readonly cells = new Map<string, { readonly id: string; readonly lines: Map<number, number> }>();
  private newCells: CellRecord[] = [];
  private trials: TrialRecord[] = [];

  get waiting(): number {
    return this.trials.length;
  }

  note(kept: RowProblem[], own: readonly RowProblem[]): void {
    this.total += own.length;
    kept.push(...own.slice(0, Math.max(0, SHOWN - kept.length)));
  }

  take(row: ReadRow, line: number, problems: RowProblem[]): void {
    this.rows += 1;
    const { repetition: told, seconds, applicationSeconds, migrationSeconds, ...factors } = row;
    const key = JSON.stringify(factors);
    const cell = this.cells.get(key) ?? this.open(key, factors);
    const repetition = told ?? cell.lines.size + 1;
    const earlier = cell.lines.get(repetition);
    if (earlier !== undefined)
      problems.push({
        line,
        column: 'repetition',
        read: String(repetition),
        message: `line ${earlier} holds this repetition of the same cell already: count repetitions, or map what tells the rows apart`,
      });
    cell.lines.set(repetition, line);
    this.trials.push({
      id: randomUUID(),
      cellId: cell.id,
      repetition,
      attempt: 1,
      position: this.rows,
      block: repetition,
      state: 'finished',
      verdict: 'unknown',
      reasons: [UNJUDGED],
      thesisSeconds: seconds,
      applicationSeconds,
      migrationSeconds,
      result: null,
      runner: null,
      fencingToken: null,
      startedAt: null,
      finishedAt: null,
      setAside: null,
    });
  }

  *hand(): Generator<Batch> {
    if (this.newCells.length > 0) yield { kind: 'cells', rows: this.newCells };
    if (this.trials.length > 0) yield { kind: 'trials', rows: this.trials };
    this.drop();
  }

  drop(): void {
    this.newCells = [];
    this.trials = [];
  }

  private open(key: string, factors: Omit<CellRecord, 'id' | 'key' | 'spec'>) {
    const cell = { id: randomUUID(), lines: new Map<number, number>() };
    this.cells.set(key, cell);
    this.newCells.push({ id: cell.id, key, ...factors, spec: factors });
    return cell;
  }
}
