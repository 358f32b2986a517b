import { parseArgs } from 'node:util';
import { tidyPages } from '#lib/archive/entries';
import { tidyCsv, tidyDictionary, tidyJson } from '#lib/export/tidy';
import { knownStudy } from '#lib/known-study';
import { database } from '#lib/store/client';
import { type Io, only, UsageError } from '../io.ts';

/** The tidy table of a study, one row a trial, as CSV or JSON; or what its columns mean. */
export async function data(args: string[], io: Io): Promise<number> {
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { csv: flag, json: flag, dictionary: flag },
  });
  const slug = only(positionals, 'study');
  if (Number(values.csv) + Number(values.json) + Number(values.dictionary) !== 1)
    throw new UsageError('Choose one of --csv, --json and --dictionary.');
  const study = await knownStudy(database(), slug);
  const print = (text: string) => io.out(text.replace(/\n$/, ''));
  if (values.dictionary) print(tidyDictionary(`${slug}-trials.csv`));
  else {
    const pages = tidyPages(database(), study);
    for await (const text of values.csv ? tidyCsv(pages) : tidyJson(pages)) print(text);
  }
  return 0;
}
