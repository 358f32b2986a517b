import { parseArgs } from 'node:util';
import { archiveFigures } from '#lib/export/archive';
import { parseExport } from '#lib/export/options';
import { loadFigures } from '#lib/load-figure';
import { database } from '#lib/store/client';
import { deliver, type Io, only } from '../io.ts';

/** Every figure of a study in every format, as one zip archive. */
export async function figures(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      preset: { type: 'string' },
      dpi: { type: 'string' },
      caption: { type: 'boolean', default: false },
      grey: { type: 'boolean', default: false },
      origin: { type: 'string', default: '' },
      out: { type: 'string', short: 'o' },
    },
  });
  const { out, origin, ...query } = values;
  const { options } = parseExport(query);
  const slug = only(positionals, 'study');
  const found = await loadFigures(database(), slug, origin);
  const { content } = await archiveFigures(slug, found, options);
  deliver(content, out, io);
  return 0;
}
