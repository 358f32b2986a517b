import type { PlatformKind } from '#lib/domain/adapters';
import { parseList } from './parse-list.ts';
import { parseMove } from './parse-move.ts';
import { MIGRATE_SCRIPT } from './script.ts';
import { LibvirtSettings, migrateOptions } from './settings.ts';

/**
 * libvirt with QEMU, peer to peer: the source's libvirtd talks to the destination's over the management network, and
 * `--migrateuri` alone pins the memory to the fabric (an address of the fabric in the destination's URI does not).
 * Storage is shared, or there is none: no files are left behind.
 */
export const libvirt: PlatformKind<LibvirtSettings> = {
  id: 'libvirt',
  label: 'libvirt and QEMU (virsh)',
  untried:
    'Its commands and its reading rest on recorded sessions of libvirt 9.0 with QEMU 7.2. Trials were not run on it by us yet.',
  settings: LibvirtSettings,
  platform: (settings) => ({
    id: libvirt.id,
    label: libvirt.label,
    tools: ['virsh'],
    migrate: ({ vm, destination }) => ({
      argv: [
        ...['sh', '-c', MIGRATE_SCRIPT, 'sh', vm],
        `${settings.transport}://${destination.address}/system`,
        destination.fabricAddress,
        String(settings.maxDowntimeMs ?? 0),
        ...migrateOptions(settings),
      ],
    }),
    inFlight: {
      onStop: 'end',
      mayTakeSeconds: 60,
      policy:
        'its job is aborted (domjobabort), so that the VM stays at the source; both hosts are asked after that.',
    },
    list: () => ({ argv: ['env', 'LC_ALL=C', 'virsh', 'list', '--all'] }),
    parseList,
    parseMove,
    files: null,
  }),
};
