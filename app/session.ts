import 'server-only';
import { cookies } from 'next/headers';
import { type Action, authorise, type ObjectKind, type Subject } from '#lib/domain/authorise';
import { isSession } from '#lib/store/access';
import { database } from '#lib/store/client';

export const SESSION_COOKIE = 'migration-lab-session';

async function subject(): Promise<Subject> {
  const secret = (await cookies()).get(SESSION_COOKIE)?.value;
  const known = secret !== undefined && (await isSession(database(), secret, new Date()));
  return known ? { kind: 'operator' } : { kind: 'anonymous' };
}

/** Every page, action and route asks this first. @throws LabError `not-allowed` */
export async function permit(action: Action, object: ObjectKind): Promise<void> {
  authorise(await subject(), action, object);
}
