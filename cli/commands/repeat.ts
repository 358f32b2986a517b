import { parseArgs } from 'node:util';
import { database } from '#lib/store/client';
import { repeatTrial } from '#lib/store/repeating';
import { type Io, only } from '../io.ts';

/** Plans a trial once more and sets it aside. Prints the id of the new attempt. */
export async function repeat(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { reason: { type: 'string', default: '' } },
  });
  const trialId = only(positionals, 'trial');
  io.out(await repeatTrial(database(), { trialId, by: 'lab', reason: values.reason }));
  return 0;
}
