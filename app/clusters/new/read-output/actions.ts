'use server';

import { type Pasted, type Reading, readOutput } from '#lib/launching/read-output';
import { permit } from '../../../session.ts';

/** How a trial would read what somebody pasted. */
export async function readPasted(pasted: Pasted): Promise<Reading> {
  await permit('read', 'cluster');
  return readOutput(pasted);
}
