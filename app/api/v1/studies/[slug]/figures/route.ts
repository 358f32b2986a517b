import { archiveFigures } from '#lib/export/archive';
import { parseExport } from '#lib/export/options';
import { loadFigures } from '#lib/load-figure';
import { database } from '#lib/store/client';
import { permit } from '../../../../../session.ts';
import { download, originOf, queryOf } from '../../../download.ts';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly slug: string }> };

/** Every figure of a study in every format, as one zip archive. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await permit('read', 'figure');
  const slug = decodeURIComponent((await params).slug);
  return download(async () => {
    const { options } = parseExport(queryOf(request));
    const figures = await loadFigures(database(), slug, originOf(request));
    return archiveFigures(slug, figures, options);
  });
}
