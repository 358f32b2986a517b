import type { Platform } from '#lib/domain/adapters';
import type { ClusterSpec } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import { command } from './command/platform.ts';
import { type DefinedPlatform, definePlatform, type PlatformForm, plainPlatform } from './define.ts';
import { libvirt } from './libvirt/platform.ts';
import { openvz } from './openvz/platform.ts';
import { podman } from './podman/platform.ts';
import { proxmox } from './proxmox/platform.ts';
import { virtuozzo } from './virtuozzo/platform.ts';
import { xen } from './xen/platform.ts';

/** Every platform: a folder beside this file and one line here. */
const PLATFORMS: readonly DefinedPlatform[] = [
  plainPlatform(openvz, null),
  definePlatform(libvirt),
  definePlatform(podman),
  plainPlatform(
    virtuozzo,
    'It was never run by us: its commands and its reading rest on the source of prlctl (OpenVZ 7).',
  ),
  definePlatform(proxmox),
  plainPlatform(xen, 'It was never run by us: its commands and its reading rest on the source of xl (Xen).'),
  definePlatform(command),
];

type Choice = Pick<ClusterSpec, 'platform' | 'platformSettings'>;

/** How a cluster moves its VMs. @throws LabError `not-found` naming the known ones, `bad-input` for its settings */
export function platformOf({ platform, platformSettings }: Choice): Platform {
  const found = find(platform);
  if (found) return found.bind(platformSettings);
  throw new LabError('not-found', unknown(platform));
}

const find = (id: string) => PLATFORMS.find((one) => one.id === id);

const unknown = (id: string) =>
  `There is no platform "${id}"; known: ${PLATFORMS.map((one) => one.id).join(', ')}.`;

/** What is wrong with a cluster's choice of platform, by the path in its file. */
export function platformProblems({
  platform,
  platformSettings,
}: Choice): { readonly path: PropertyKey[]; readonly message: string }[] {
  const found = find(platform);
  if (!found) return [{ path: ['platform'], message: unknown(platform) }];
  return found
    .problems(platformSettings)
    .map(({ path, message }) => ({ path: ['platformSettings', ...path], message }));
}

/** What a form shows of every platform. */
export function platformForms(): PlatformForm[] {
  return PLATFORMS.map((one) => one.form());
}
