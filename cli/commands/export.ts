import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { writeArchive } from '#lib/archive/write';
import { knownStudy } from '#lib/known-study';
import { database } from '#lib/store/client';
import { type Io, only, UsageError } from '../io.ts';

/** A study as one archive. The file appears when it is whole. */
export async function exportStudy(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { output: { type: 'string', short: 'o' } },
  });
  const slug = only(positionals, 'study');
  if (!values.output) throw new UsageError('Say where to with -o FILE.');
  await knownStudy(database(), slug);
  const part = `${values.output}.part`;
  try {
    await pipeline(await writeArchive(database(), slug), createWriteStream(part));
    await rename(part, values.output);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  io.err(`${slug} is in ${values.output}.`);
  return 0;
}
