import type { CommandOutput, PlatformKind, VmSighting } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';
import { readRows } from '../rows.ts';
import { parseMove } from './parse-move.ts';
import { networkOf, ProxmoxSettings } from './settings.ts';

const STATES: Readonly<Record<string, VmSighting['state']>> = {
  running: 'running',
  paused: 'suspended',
  suspended: 'suspended',
  prelaunch: 'suspended',
  stopped: 'stopped',
};

/** `qm list`: VMID NAME STATUS MEM(MB) BOOTDISK(GB) PID. VMs of this node only; a VM's id is its VMID. */
const parseList = (output: CommandOutput) =>
  readRows(output, 'qm list', STATES, { vm: 0, state: 2, header: 1 });

/** Proxmox VE's KVM guests; `pct` moves containers by stopping them, which ends a running MPI job. */
export const proxmox: PlatformKind<ProxmoxSettings> = {
  id: 'proxmox',
  label: 'Proxmox VE (qm)',
  untried:
    'It was never run by us: its commands and its reading rest on the source of Proxmox VE 9 (qemu-server).',
  settings: ProxmoxSettings,
  platform: ({ prefixLength, secure, bandwidthKiBps }) => ({
    id: proxmox.id,
    label: proxmox.label,
    tools: ['qm'],
    migrate({ vm, destination: { host, fabricAddress } }) {
      const network = networkOf(fabricAddress, prefixLength);
      if (!network)
        throw new LabError(
          'bad-input',
          `${host}’s address on the fabric, ${fabricAddress}, is no IPv4 address: Proxmox is told the network to use.`,
        );
      return {
        argv: [
          ...['qm', 'migrate', vm, host, '--online', '1', '--migration_network', network],
          ...['--migration_type', secure ? 'secure' : 'insecure'],
          ...(bandwidthKiBps === undefined ? [] : ['--bwlimit', String(bandwidthKiBps)]),
        ],
      };
    },
    inFlight: {
      onStop: 'wait',
      mayTakeSeconds: 600,
      policy: 'it may arrive, for up to 600 s; both hosts are asked after that.',
    },
    list: () => ({ argv: ['qm', 'list'] }),
    parseList,
    parseMove,
    files: null,
  }),
};
