import type { CommandOutput, PlatformKind, VmSighting } from '#lib/domain/adapters';
import { readRows } from '../rows.ts';
import { parseMove } from './parse-move.ts';
import { MIGRATE_SCRIPT } from './script.ts';
import { PodmanSettings } from './settings.ts';

/** Podman's words (libpod's container states). */
const STATES: Readonly<Record<string, VmSighting['state']>> = {
  running: 'running',
  paused: 'suspended',
  stopping: 'suspended',
  created: 'stopped',
  configured: 'stopped',
  exited: 'stopped',
  stopped: 'stopped',
  removing: 'stopped',
};

const parseList = (output: CommandOutput) => readRows(output, 'podman ps', STATES);

/**
 * Podman with runc and CRIU: the container is checkpointed into an archive, which is copied over the fabric and restored.
 * It stands still all the while; there is no pre-copy. Its address must be free to come up on the other host.
 */
export const podman: PlatformKind<PodmanSettings> = {
  id: 'podman',
  label: 'Podman (runc and CRIU)',
  untried: null,
  settings: PodmanSettings,
  platform: ({ user, directory, cipher, compress }) => ({
    id: podman.id,
    label: podman.label,
    tools: ['podman', 'runc', 'criu', 'ssh'],
    migrate: ({ vm, destination }) => ({
      argv: [
        ...['sh', '-c', MIGRATE_SCRIPT, 'sh', vm],
        ...[`${user}@${destination.fabricAddress}`, directory, cipher, compress],
      ],
    }),
    inFlight: {
      onStop: 'wait',
      mayTakeSeconds: 600,
      policy:
        'it may arrive, for up to 600 s, since a container that was checkpointed runs nowhere until it is restored; both hosts are asked after that.',
    },
    list: () => ({ argv: ['podman', 'ps', '--all', '--format', '{{.Names}} {{.State}}'] }),
    parseList,
    parseMove,
    files: null,
  }),
};
