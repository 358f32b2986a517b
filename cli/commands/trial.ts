import { parseArgs } from 'node:util';
import { LabError } from '#lib/domain/errors';
import { database } from '#lib/store/client';
import { readHistory } from '#lib/store/events';
import { readTrial } from '#lib/store/trials';
import { latestJudgement } from '#lib/store/verdicts';
import { type Io, only } from '../io.ts';

/** A trial with its verdict, every check and its whole history. */
export async function trial(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const id = only(positionals, 'trial');
  const found = await readTrial(database(), id);
  if (!found) throw new LabError('not-found', `There is no trial ${id}.`);
  const judgement = await latestJudgement(database(), id);
  if (values.json) {
    io.out(JSON.stringify({ ...found, judgement, history: await readHistory(database(), id) }, null, 2));
    return 0;
  }
  io.out(
    `${found.study.slug}  ${found.cell.condition}  ${found.state}  ${found.verdict ?? '-'}  ${found.thesisSeconds?.toFixed(3) ?? '-'} s`,
  );
  if (found.setAside) io.out(`set aside by ${found.setAside.by}: ${found.setAside.reason}`);
  for (const check of judgement?.checks ?? [])
    io.out(
      `${check.verdict.padEnd(8)} ${check.flagged ? '(worth a look) ' : ''}${check.label}: ${check.reason ?? check.evidence}`,
    );
  return 0;
}
