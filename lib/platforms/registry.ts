import type { Platform } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';
import { openvz } from './openvz/platform.ts';

const PLATFORMS: readonly Platform[] = [openvz];

/** @throws LabError `bad-input` with the platforms there are */
export function platformOf(id: string): Platform {
  const platform = PLATFORMS.find((known) => known.id === id);
  if (platform) return platform;
  throw new LabError(
    'bad-input',
    `There is no platform ${id}; there is ${PLATFORMS.map((known) => known.id).join(', ')}.`,
  );
}
