import { pipeline, Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { LabError } from '#lib/domain/errors';
import { describeProblem, type Mapping, type RowProblem } from '#lib/domain/mapping';
import type { Batch } from '#lib/store/import-study';
import { FoundRows } from './found-rows.ts';
import { readRow } from './read-row.ts';

/** Rows handed on together. */
const BATCH = 5000;
/** As our own tables name it (lib/domain/tidy.ts). */
const PROVENANCE = 'provenance';
const MOST_CHARACTERS_IN_A_ROW = 1_000_000;

/** A table with rows that do not fit: the first of them one by one, the others as a number. */
export class TableError extends LabError {
  constructor(
    readonly problems: readonly RowProblem[],
    readonly total: number,
  ) {
    const more = total > problems.length ? `\n… and ${total - problems.length} more` : '';
    super('bad-input', `${problems.map(describeProblem).join('\n')}${more}\nNothing was imported.`);
  }
}

/**
 * Reads a table row by row into cells and trials. Memory holds a batch of rows and one entry per cell and repetition.
 * After the first problem nothing more is handed on, but the whole table is read, so that all are known.
 * @throws TableError
 */
export async function* readTable(
  chunks: AsyncIterable<Buffer | string>,
  mapping: Mapping,
): AsyncGenerator<Batch> {
  const found = new FoundRows();
  const problems: RowProblem[] = [];
  for await (const { line, cells, columns } of rowsOf(chunks, mapping)) {
    const spoiled = shapeProblem(line, cells, columns);
    if (spoiled) {
      found.note(problems, [spoiled]);
      continue;
    }
    if (cells[columns.indexOf(PROVENANCE)] === 'rehearsal') {
      const message = 'a rehearsal is not imported from a table: nothing was measured; import its archive';
      found.note(problems, [{ line, column: PROVENANCE, read: 'rehearsal', message }]);
      continue;
    }
    const own: RowProblem[] = [];
    const row = readRow(mapping, (column) => cells[columns.indexOf(column)] ?? '', line, own);
    if (row) found.take(row, line, own);
    found.note(problems, own);
    if (found.total > 0) found.drop();
    else if (found.waiting >= BATCH) yield* found.hand();
  }
  if (found.total > 0) throw new TableError(problems, found.total);
  if (found.rows === 0) throw new LabError('bad-input', 'The table has no rows. Nothing was imported.');
  yield* found.hand();
}

interface TextRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly columns: readonly string[];
}

async function* rowsOf(chunks: AsyncIterable<Buffer | string>, mapping: Mapping): AsyncGenerator<TextRow> {
  const parser = parse({
    bom: true,
    delimiter: mapping.delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MOST_CHARACTERS_IN_A_ROW,
  });
  pipeline(Readable.from(chunks), parser, () => {});
  let columns: readonly string[] | null = null;
  try {
    for await (const { info, record } of parser as AsyncIterable<{ info: Info; record: string[] }>) {
      const line = info.lines - record.join('').split('\n').length + 1;
      if (columns === null) columns = checkHeader(record, mapping);
      else yield { line, cells: record, columns };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new LabError('bad-input', `The table cannot be read: ${error.message}. Nothing was imported.`, {
      cause: error,
    });
  }
}

/** @throws LabError `bad-input` for a name that appears twice, or one that the mapping needs and is not there */
function checkHeader(columns: readonly string[], mapping: Mapping): readonly string[] {
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined)
    throw new LabError('bad-input', `Two columns are called “${twice}”: rename one of them.`);
  for (const source of Object.values(mapping.targets))
    if ('column' in source && !columns.includes(source.column))
      throw new LabError(
        'bad-input',
        `There is no column “${source.column}”; there are: ${columns.join(', ')}.`,
      );
  return columns;
}

function shapeProblem(line: number, cells: readonly string[], columns: readonly string[]): RowProblem | null {
  if (cells.length !== columns.length) {
    const message = `the row has ${cells.length} fields, the header ${columns.length}: check its separators and quotes`;
    return { line, column: '', read: cells.join(' · ').slice(0, 80), message };
  }
  const garbled = cells.findIndex((cell) => cell.includes('\ufffd') || cell.includes('\0'));
  if (garbled < 0) return null;
  return {
    line,
    column: columns[garbled] ?? '',
    read: cells[garbled] ?? '',
    message: 'save the table as UTF-8',
  };
}
