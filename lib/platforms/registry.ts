import type { Platform } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';
import { openvz } from './openvz/platform.ts';

/** Every platform: a folder beside this file and one line here. */
export const PLATFORMS: readonly Platform[] = [openvz];

/** @throws LabError `not-found` naming the known ones */
export function platformOf(id: string): Platform {
  const found = PLATFORMS.find((known) => known.id === id);
  if (found) return found;
  const known = PLATFORMS.map((platform) => platform.id).join(', ');
  throw new LabError('not-found', `There is no platform "${id}"; known: ${known}.`);
}
