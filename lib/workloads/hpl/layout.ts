export type ListName = 'ns' | 'nbs' | 'ps' | 'qs' | 'pfact' | 'nbmin' | 'ndiv' | 'rfact' | 'bcast' | 'depth';
export type NumberName =
  | 'pmap'
  | 'threshold'
  | 'swap'
  | 'swapThreshold'
  | 'l1'
  | 'u'
  | 'equilibration'
  | 'alignment';

/** An HPL.dat without its texts. The grids are the pairs of `ps` and `qs`. */
export type HplDat = Readonly<Record<ListName, readonly number[]> & Record<NumberName, number>>;

interface Range {
  readonly min: number;
  readonly max?: number;
}

export type DatLine =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'device'; readonly text: string }
  | { readonly kind: 'count'; readonly of: ListName; readonly text: string }
  | ({ readonly kind: 'list'; readonly name: ListName; readonly text: string } & Range)
  | ({ readonly kind: 'number'; readonly name: NumberName; readonly text: string } & Range);

const count = (of: ListName, text: string): DatLine => ({ kind: 'count', of, text });
const list = (name: ListName, text: string, min: number, max?: number): DatLine => ({
  kind: 'list',
  name,
  text,
  min,
  ...(max === undefined ? {} : { max }),
});
const number = (name: NumberName, text: string, min: number, max?: number): DatLine => ({
  kind: 'number',
  name,
  text,
  min,
  ...(max === undefined ? {} : { max }),
});

/** HPL_MAX_PARAM of HPL 2.3. */
export const MAX_VALUES = 20;
/** HPL_pdinfo reads with fgets(line, HPL_LINE_MAX - 2): what is longer spills into the next line. */
export const MAX_LINE_CHARACTERS = 252;
/** Smallest threshold that still checks: at 0 and below HPL skips the residuals. */
const LEAST_THRESHOLD = 1e-300;

/**
 * The 31 lines of HPL.dat in the order in which HPL_pdinfo (HPL 2.3) reads them, with the values it accepts. Where it
 * silently takes another value for an unknown one (PFACT, BCAST, SWAP), the known ones are demanded; so is N ≥ 1.
 */
export const LAYOUT: readonly DatLine[] = [
  { kind: 'text', text: 'HPLinpack benchmark input file' },
  { kind: 'text', text: 'written by migration-lab' },
  { kind: 'text', text: 'HPL.out      output file name (if any)' },
  { kind: 'device', text: 'device out (6=stdout,7=stderr,file)' },
  count('ns', '# of problems sizes (N)'),
  list('ns', 'Ns', 1),
  count('nbs', '# of NBs'),
  list('nbs', 'NBs', 1),
  number('pmap', 'PMAP process mapping (0=Row-,1=Column-major)', 0, 1),
  count('ps', '# of process grids (P x Q)'),
  list('ps', 'Ps', 1),
  list('qs', 'Qs', 1),
  number('threshold', 'threshold', LEAST_THRESHOLD),
  count('pfact', '# of panel fact'),
  list('pfact', 'PFACTs (0=left, 1=Crout, 2=Right)', 0, 2),
  count('nbmin', '# of recursive stopping criterium'),
  list('nbmin', 'NBMINs (>= 1)', 1),
  count('ndiv', '# of panels in recursion'),
  list('ndiv', 'NDIVs', 2),
  count('rfact', '# of recursive panel fact.'),
  list('rfact', 'RFACTs (0=left, 1=Crout, 2=Right)', 0, 2),
  count('bcast', '# of broadcast'),
  list('bcast', 'BCASTs (0=1rg,1=1rM,2=2rg,3=2rM,4=Lng,5=LnM)', 0, 5),
  count('depth', '# of lookahead depth'),
  list('depth', 'DEPTHs (>=0)', 0),
  number('swap', 'SWAP (0=bin-exch,1=long,2=mix)', 0, 2),
  number('swapThreshold', 'swapping threshold', 0),
  number('l1', 'L1 in (0=transposed,1=no-transposed) form', 0, 1),
  number('u', 'U  in (0=transposed,1=no-transposed) form', 0, 1),
  number('equilibration', 'Equilibration (0=no,1=yes)', 0, 1),
  number('alignment', 'memory alignment in double (> 0)', 1),
];

/** Tests that HPL makes of this input: every combination, on every grid. */
export function expectedTests(dat: HplDat): number {
  const lists = [dat.ns, dat.nbs, dat.ps, dat.pfact, dat.nbmin, dat.ndiv, dat.rfact, dat.bcast, dat.depth];
  return lists.reduce((product, values) => product * values.length, 1);
}
