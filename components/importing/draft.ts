import type { Source, Target } from '#lib/domain/mapping';
import type { Condition } from '#lib/domain/words';

/** The beginning of a table, read. */
export interface GuessedTable {
  readonly columns: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly delimiter: string;
  readonly targets: Partial<Record<Target, Source>>;
}

/** A mapping while it is being chosen. */
export interface Draft {
  readonly title: string;
  readonly slug: string;
  readonly source: string;
  readonly delimiter: string;
  readonly secondsPerUnit: number;
  readonly targets: Partial<Record<Target, Source>>;
  readonly conditions: Readonly<Record<string, Condition>>;
}

/** Named after its file, with the columns as they were guessed. */
export function firstDraft(fileName: string, { delimiter, targets }: GuessedTable): Draft {
  const title = fileName.replace(/\.[^.]*$/, '');
  return {
    title,
    slug: slugOf(title),
    source: '',
    delimiter,
    secondsPerUnit: 1,
    targets,
    conditions: {},
  };
}

const slugOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50);
