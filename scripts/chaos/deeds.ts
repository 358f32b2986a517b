import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Deed } from '../../rehearsal/place.ts';

/** What the commands of a rehearsal cluster's machines told. */
export function deedsOf(base: string): Deed[] {
  const lines = readFileSync(path.join(base, 'truth.log'), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Deed);
}
