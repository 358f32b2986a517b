import { parseArgs } from 'node:util';
import { ledgerRecord } from '#lib/export/ledger-record';
import { loadLedger } from '#lib/load-claims';
import { database } from '#lib/store/client';
import { type Io, only } from '../io.ts';
import { alignedTable } from '../table.ts';

/** Every claim of a study, recomputed: printed, recomputed and verdict; with `--json` formula, place and note too. */
export async function claims(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const { rows } = await loadLedger(database(), only(positionals, 'study'));
  if (values.json) {
    io.out(JSON.stringify(rows.map(ledgerRecord), null, 2));
    return 0;
  }
  const table = rows.map(({ id, printed, recomputed, verdict }) => [id, printed, recomputed ?? '-', verdict]);
  io.out(alignedTable([['claim', 'printed', 'recomputed', 'verdict'], ...table]));
  return 0;
}
