import type { ProfileSettings } from './settings.ts';

/** Fcc aluminium, one atom: k-points are what makes the run long, and they divide among the ranks. */
const PW_INPUT = `&control
  calculation = 'scf'
  prefix = 'al'
  pseudo_dir = '{programs.pseudo}'
  outdir = './out'
  disk_io = 'none'
/
&system
  ibrav = 2, celldm(1) = 7.50, nat = 1, ntyp = 1
  ecutwfc = 15.0
  occupations = 'smearing', smearing = 'marzari-vanderbilt', degauss = 0.05
/
&electrons
  conv_thr = 1.0d-10
/
ATOMIC_SPECIES
  Al 26.98 Al.pz-vbc.UPF
ATOMIC_POSITIONS alat
  Al 0.00 0.00 0.00
K_POINTS automatic
  56 56 56 0 0 0
`;

/**
 * OMEN is not public. Quantum ESPRESSO's pw.x is a parallel program of the same field with phases of its own: the
 * iterations of its self-consistent cycle. `-nk` must divide the ranks; one pool for each rank always does.
 */
export const omenStandIn: ProfileSettings = {
  name: 'stand-in for OMEN',
  command: ['{programs.pw}', '-nk', '{ranks}', '-in', 'pw.in'],
  mpi: 'openmpi',
  files: [{ path: 'pw.in', content: PW_INPUT }],
  phasePattern: '^\\s*iteration #',
  donePattern: '^\\s*JOB DONE\\.',
  failPatterns: ['convergence NOT achieved', '^\\s*Error in routine', 'MPI_ABORT was invoked'],
  expected: 'from-baseline',
};
