import { parseArgs } from 'node:util';
import { database } from '#lib/store/client';
import { listStudies } from '#lib/store/studies-read';
import type { Io } from '../io.ts';
import { alignedTable } from '../table.ts';

/** The studies there are, newest first, with how far they are. */
export async function studies(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const found = await listStudies(database());
  if (values.json) {
    io.out(JSON.stringify(found, null, 2));
    return 0;
  }
  const rows = found.map(({ slug, state, pause, provenance, cluster, trials }) => {
    const { total, valid, invalid, unknown } = trials;
    return [
      slug,
      pause ?? state,
      provenance,
      cluster ?? '-',
      ...[total, valid, invalid, unknown].map(String),
    ];
  });
  const header = ['study', 'state', 'provenance', 'cluster', 'trials', 'valid', 'invalid', 'unknown'];
  io.out(alignedTable([header, ...rows]));
  return 0;
}
