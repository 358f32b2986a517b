'use server';

import { redirect } from 'next/navigation';
import { LabError } from '#lib/domain/errors';
import { launchStudy } from '#lib/launching/launch';
import { firstStudy, registerRehearsal } from '#lib/launching/rehearsal';
import { requestKeyOf } from '#lib/launching/request-key';
import { database } from '#lib/store/client';
import { permit } from '../session.ts';

/** Registers the rehearsal cluster and launches the first study on it; returns what was in the way. */
export async function startRehearsal(_before: string | null, form: FormData): Promise<string | null> {
  await permit('register', 'cluster');
  await permit('launch', 'study');
  let slug: string;
  try {
    const { spec } = await registerRehearsal(database());
    const study = firstStudy();
    const key = requestKeyOf(String(form.get('request')), spec.name, study);
    const launched = await launchStudy(database(), study, spec.name, key);
    if ('problems' in launched) return launched.problems.map(({ message }) => message).join(' ');
    slug = launched.slug;
  } catch (error) {
    if (error instanceof LabError) return error.message;
    throw error;
  }
  redirect(`/studies/${slug}`);
}
