'use server';

import { LabError } from '#lib/domain/errors';
import { type Guess, guessMapping } from '#lib/importing/guess';
import { permit } from '../../session.ts';

/** What the columns of a table may mean, from its first lines. */
export async function guessTable(head: string): Promise<Guess | { readonly problem: string }> {
  await permit('import', 'study');
  try {
    return guessMapping(head);
  } catch (error) {
    if (error instanceof LabError) return { problem: error.message };
    // What csv-parse refuses in the first lines is the table's fault too.
    return {
      problem: `The first lines cannot be read as a table: ${error instanceof Error ? error.message : error}`,
    };
  }
}
