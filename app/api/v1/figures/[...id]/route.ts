import { exportFigure } from '#lib/export/formats';
import { parseExport } from '#lib/export/options';
import { parseFigureQuery } from '#lib/figures/address';
import { loadFigure } from '#lib/load-figure';
import { database } from '#lib/store/client';
import { permit } from '../../../../session.ts';
import { download, originOf, queryOf } from '../../download.ts';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly id: string[] }> };

/** A figure as a file: the words of its page's address, with `format`, `preset`, `dpi`, `caption` and `grey`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await permit('read', 'figure');
  const id = (await params).id.map(decodeURIComponent).join('/');
  return download(async () => {
    const { format, options, rest } = parseExport(queryOf(request));
    const { figure } = await loadFigure(database(), id, parseFigureQuery(rest), originOf(request));
    return exportFigure(figure, format, options);
  });
}
