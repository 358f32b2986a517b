import { LabError } from '#lib/domain/errors';
import { exportLedger, isLedgerFormat, LEDGER_FORMATS } from '#lib/export/ledger';
import { loadLedger } from '#lib/load-claims';
import { database } from '#lib/store/client';
import { permit } from '../../../../../session.ts';

type Context = { params: Promise<{ slug: string; format: string }> };

/** The ledger as a file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  await permit('read', 'claim');
  const { slug, format } = await params;
  if (!isLedgerFormat(format)) return new Response('Ask for md, tex, csv or json.', { status: 404 });
  try {
    const { study, rows } = await loadLedger(database(), slug);
    return new Response(exportLedger(format, study, rows), {
      headers: {
        'Content-Type': LEDGER_FORMATS[format],
        'Content-Disposition': `attachment; filename="${slug}-claims.${format}"`,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  } catch (error) {
    if (error instanceof LabError && error.code === 'not-found')
      return new Response(error.message, { status: 404 });
    throw error;
  }
}
