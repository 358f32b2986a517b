import type { Platform, VmFiles } from '#lib/domain/adapters';
import { parseList } from './parse-list.ts';
import { parseMove } from './parse-move.ts';

const PRIVATE_AREAS = '/vz/private';

/**
 * Only what `-r no` left behind may go: such a container is "deleted unmounted down" here, since vzmigrate renamed its
 * configuration to CTID.conf.migrated. One that is stopped, mounted, suspended or running is somebody's container.
 */
const UNSEED = `
status=$(vzctl status "$1") || exit 1
[ "$status" = "CTID $1 deleted unmounted down" ] || { echo "container $1 is not a leftover here: $status" >&2; exit 1; }
rm -rf -- "${PRIVATE_AREAS}/$1"
`;

/** With `-r no` the files stay on the source. */
export const openvzFiles: VmFiles = {
  isSeeded: (vm) => ({ argv: ['test', '-d', `${PRIVATE_AREAS}/${vm}`] }),
  unseed: (vm) => ({ argv: ['sh', '-c', UNSEED, 'sh', vm] }),
};

/**
 * OpenVZ's legacy tools: `vzmigrate` of vzctl 3.0.23 (the thesis') to 4.11, run on the source host. The destination
 * is used for ssh, scp and rsync alike, so an address on a fabric pins everything to it. `-r no` leaves the files on
 * the source, so that only the first copy is cold and later ones are rsync deltas.
 */
export const openvz: Platform = {
  id: 'openvz',
  label: 'OpenVZ (vzmigrate)',
  tools: ['vzmigrate', 'vzctl', 'vzlist', 'rsync', 'ssh'],
  migrate: ({ vm, destination }) => ({
    argv: ['vzmigrate', '-r', 'no', '--online', '-v', destination.fabricAddress, vm],
  }),
  inFlight: {
    onStop: 'wait',
    mayTakeSeconds: 600,
    policy:
      'it may arrive, for up to 600 s, since vzmigrate that is ended after the container was suspended leaves it on neither host. One that takes longer, its host ends; both hosts are asked, and where they do not settle it the VM waits for a person.',
  },
  list: () => ({ argv: ['vzlist', '-a', '-H', '-o', 'ctid,status'] }),
  parseList,
  parseMove,
  files: openvzFiles,
};
