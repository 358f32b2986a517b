import { z } from 'zod';
import { MpiKind } from '#lib/domain/cluster';
import { type HplDat, MAX_VALUES } from './layout.ts';

const Whole = (least: number, most?: number) => {
  const number = z.number().int().min(least);
  return most === undefined ? number : number.max(most);
};
const List = (item: z.ZodNumber, usual: number[]) =>
  z.array(item).max(MAX_VALUES, `HPL takes at most ${MAX_VALUES} values`).default(usual);

/** HPL's input as a person chooses it: lists of values that HPL combines, or a whole HPL.dat. */
export const HplSettings = z.strictObject({
  ns: List(Whole(1), [4000]).describe('Problem sizes (N): orders of the matrix'),
  nbs: List(Whole(1), [128]).describe('Block sizes (NB)'),
  p: Whole(1).optional().describe('Process rows (P); 1 when left out'),
  q: Whole(1).optional().describe('Process columns (Q); what remains of the ranks when left out'),
  mpi: MpiKind.default('mpich').describe('The MPI that the program was linked against'),
  program: z
    .string()
    .startsWith('/', 'an absolute path')
    .optional()
    .describe('Path of xhpl in the VMs; that of the cluster when left out'),
  threshold: z.number().positive('0 or less turns the residual checks off').default(16).describe('Threshold'),
  pfact: List(Whole(0, 2), [2]).describe('Panel factorisation: 0 left, 1 Crout, 2 right'),
  nbmin: List(Whole(1), [4]).describe('Recursive stopping criterion'),
  ndiv: List(Whole(2), [2]).describe('Panels in recursion'),
  rfact: List(Whole(0, 2), [1]).describe('Recursive factorisation: 0 left, 1 Crout, 2 right'),
  bcast: List(Whole(0, 5), [1]).describe('Broadcast: 0 1rg, 1 1rM, 2 2rg, 3 2rM, 4 Lng, 5 LnM'),
  depth: List(Whole(0), [1]).describe('Look-ahead depth'),
  pmap: Whole(0, 1).default(0).describe('Process mapping: 0 row-major, 1 column-major'),
  swap: Whole(0, 2).default(2).describe('Swapping: 0 binary exchange, 1 long, 2 mix'),
  swapThreshold: Whole(0).default(64).describe('Swapping threshold'),
  l1: Whole(0, 1).default(0).describe('L1: 0 transposed, 1 not'),
  u: Whole(0, 1).default(0).describe('U: 0 transposed, 1 not'),
  equilibration: Whole(0, 1).default(1).describe('Equilibration: 0 no, 1 yes'),
  alignment: Whole(1).default(8).describe('Memory alignment in doubles'),
  residuals: z
    .enum(['exact', 'tolerance', 'off'])
    .optional()
    .describe(
      'How residuals are compared with the baseline’s: a difference flags a trial and spoils none; exact when left out',
    ),
  residualTolerance: z
    .number()
    .positive()
    .optional()
    .describe('Largest difference relative to the baseline’s residual, for “tolerance”; 0.01 when left out'),
  file: z
    .string()
    .max(20_000)
    .optional()
    .describe('The text of an HPL.dat of your own: used instead of all values, but for its output device'),
});
export type HplSettings = z.infer<typeof HplSettings>;

/** The chosen values as HPL.dat holds them; the grid is 1 × ranks unless chosen (thesis section 3). */
export function datOf(settings: HplSettings, ranks: number): HplDat {
  const { ns, nbs, p: _p, q: _q, mpi: _mpi, program: _program, file: _file, ...others } = settings;
  const { residuals: _residuals, residualTolerance: _tolerance, ...rest } = others;
  const p = settings.p ?? (settings.q === undefined ? 1 : Math.max(1, Math.floor(ranks / settings.q)));
  const q = settings.q ?? Math.max(1, Math.floor(ranks / p));
  return { ...rest, ns, nbs, ps: [p], qs: [q] };
}
