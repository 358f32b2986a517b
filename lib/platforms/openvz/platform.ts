import type { CommandOutput, Platform, VmSighting } from '#lib/domain/adapters';
import { parseMove } from './parse-move.ts';

const PRIVATE = '/vz/private';

/** Refuses while the container runs: its files are then no leftovers. */
const UNSEED = `
vzctl status "$1" | grep -q running && { echo "container $1 runs here" >&2; exit 1; }
rm -rf -- "${PRIVATE}/$1"
`;

/**
 * OpenVZ's legacy tools: `vzmigrate` of vzctl 3.0.23 (the thesis) to 4.11. `-r no` leaves the container's files on
 * the source, so that the first copy is cold and later ones are rsync deltas. The destination is used for ssh,
 * rsync and the dump alike: an address on a fabric pins everything to it.
 */
export const openvz: Platform = {
  id: 'openvz',
  label: 'OpenVZ (vzmigrate)',
  tools: ['vzmigrate', 'vzctl', 'vzlist', 'rsync', 'ssh'],
  migrate: ({ vm, destinationAddress }) => ({
    argv: ['vzmigrate', '-r', 'no', '--online', '-v', destinationAddress, vm],
  }),
  list: () => ({ argv: ['vzlist', '-a', '-H', '-o', 'ctid,status'] }),
  parseList,
  parseMove,
  isSeeded: (vm) => ({ argv: ['test', '-d', `${PRIVATE}/${vm}`] }),
  unseed: (vm) => ({ argv: ['sh', '-c', UNSEED, 'sh', vm] }),
};

const STATES: readonly VmSighting['state'][] = ['running', 'suspended', 'stopped', 'mounted'];

function parseList({ stdout }: CommandOutput): VmSighting[] {
  return stdout.split('\n').flatMap((line) => {
    const [vm, status] = line.trim().split(/\s+/);
    const state = STATES.find((known) => known === status);
    return vm && state ? [{ vm, state }] : [];
  });
}
