import type { MpiLauncher } from '#lib/domain/adapters';
import type { MpiKind } from '#lib/domain/cluster';
import { mpich } from './mpich.ts';
import { openmpi } from './openmpi.ts';

const LAUNCHERS: Readonly<Record<MpiKind, MpiLauncher>> = { mpich, openmpi };

/** Every MPI launcher, in the order in which they are shown. */
export const MPI_LAUNCHERS: readonly MpiLauncher[] = Object.values(LAUNCHERS);

export function mpiLauncher(kind: MpiKind): MpiLauncher {
  return LAUNCHERS[kind];
}
