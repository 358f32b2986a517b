import { readFields } from '#lib/domain/settings-texts';
import type { ClusterDraft, LoginDraft, PlatformOption, PortDraft } from './draft.ts';

/**
 * The draft as the cluster's schema reads it: an empty field is left out, what is no number is sent as it stands, to be
 * refused there.
 */
export function clusterInput(draft: ClusterDraft, platforms: readonly PlatformOption[]): object {
  const { name, provenance, platform, fabrics, hosts, launcher, vms } = draft;
  const mpi = { prologue: text(draft.prologue), environment: pairs(draft.environment) };
  return compact({
    name: text(name),
    provenance: text(provenance),
    platform: text(platform),
    platformSettings: platformSettings(draft, platforms),
    login: login(draft.login),
    vmLogin: compact({ user: text(draft.vmUser) }),
    fabrics: fabrics.map((fabric) =>
      compact({ name: text(fabric.name), nominalMbps: number(fabric.nominalMbps) }),
    ),
    hosts: hosts.map((host) =>
      compact({
        name: text(host.name),
        address: text(host.address),
        memoryMiB: number(host.memoryMiB),
        fabrics: ports(draft, host.ports, true),
      }),
    ),
    launcher: compact({
      name: text(launcher.name),
      address: text(launcher.address),
      login: login(launcher.login),
    }),
    vms: vms.map((vm) =>
      compact({
        id: text(vm.id),
        name: text(vm.name),
        home: text(vm.home),
        memoryMiB: number(vm.memoryMiB),
        fabrics: ports(draft, vm.ports, false),
      }),
    ),
    mpi: mpi.prologue || mpi.environment ? compact(mpi) : undefined,
    programs: pairs(draft.programs),
    limits: draft.foreignLoad.trim() ? { foreignLoad: number(draft.foreignLoad) } : undefined,
  });
}

/** What the platform has no field for is sent as it stands, to be refused rather than lost. */
function platformSettings(
  { platform, platformTexts }: ClusterDraft,
  platforms: readonly PlatformOption[],
): object | undefined {
  const fields = platforms.find(({ id }) => id === platform)?.fields ?? [];
  const unknown = Object.entries(platformTexts).filter(
    ([name]) => !fields.some((field) => field.name === name),
  );
  const settings = { ...Object.fromEntries(unknown), ...readFields(fields, platformTexts) };
  return Object.keys(settings).length > 0 ? settings : undefined;
}

function login({ user, port, keyFile, sudo }: LoginDraft): object {
  const plain = port.trim() === '22' ? undefined : number(port);
  return compact({ user: text(user), port: plain, keyFile: text(keyFile), sudo: sudo || undefined });
}

function ports({ fabrics }: ClusterDraft, own: readonly PortDraft[], ofHost: boolean): object {
  const named = fabrics.map(({ name }, i) => {
    const port = own[i];
    const value = compact({
      address: text(port?.address ?? ''),
      interface: text(port?.interface ?? ''),
      routeDevice: ofHost ? text(port?.routeDevice ?? '') : undefined,
    });
    return [name.trim(), value] as const;
  });
  return Object.fromEntries(named.filter(([name]) => name !== ''));
}

/** `NAME=value`, one a line; undefined for none. A line without = is a name without a value. */
function pairs(lines: string): Record<string, string> | undefined {
  const entries = lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): [string, string] => {
      const at = line.indexOf('=');
      return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1)];
    });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

const text = (typed: string): string | undefined => (typed.trim() === '' ? undefined : typed.trim());

function number(typed: string): number | string | undefined {
  const trimmed = typed.trim();
  if (trimmed === '') return undefined;
  return Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
}

const compact = (object: object): object =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
