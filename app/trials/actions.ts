'use server';

import { redirect } from 'next/navigation';
import { LabError } from '#lib/domain/errors';
import { database } from '#lib/store/client';
import { repeatTrial } from '#lib/store/repeating';
import { permit } from '../session.ts';

/** Plans a trial once more, for the reason that the form gives, and shows the new attempt. Returns what was wrong. */
export async function repeat(
  trialId: string,
  _before: string | null,
  form: FormData,
): Promise<string | null> {
  await permit('launch', 'trial');
  let next: string;
  try {
    const reason = String(form.get('reason') ?? '');
    next = await repeatTrial(database(), { trialId, by: 'browser session', reason });
  } catch (error) {
    if (error instanceof LabError) return error.message;
    throw error;
  }
  redirect(`/trials/${next}`);
}
