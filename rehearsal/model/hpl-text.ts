import { seededRandom } from '#lib/domain/random';
import type { HplDat } from '#lib/workloads/hpl/layout';
import { hplFlops } from './times.ts';

/** One combination of the input's values, in HPL's own order of loops (HPL_pddriver.c). */
export interface HplCase {
  readonly n: number;
  readonly nb: number;
  readonly p: number;
  readonly q: number;
  readonly variant: string;
}

const LINE = '='.repeat(80);
const RULE = '-'.repeat(80);
const FACTORISATION = ['L', 'C', 'R'];

/** HPL's cases: grids outside, then N, NB, and the algorithmic choices. */
export function casesOf(dat: HplDat): HplCase[] {
  const each = <T>(values: readonly number[], make: (value: number, index: number) => T[]) =>
    values.flatMap(make);
  return each(dat.ps, (p, grid) =>
    each(dat.ns, (n) =>
      each(dat.nbs, (nb) => variantsOf(dat).map((variant) => ({ n, nb, p, q: dat.qs[grid] ?? 1, variant }))),
    ),
  );
}

function variantsOf(dat: HplDat): string[] {
  const letter = (code: number) => FACTORISATION[code] ?? 'R';
  return dat.depth.flatMap((depth) =>
    dat.bcast.flatMap((bcast) =>
      dat.rfact.flatMap((rfact) =>
        dat.ndiv.flatMap((ndiv) =>
          dat.pfact.flatMap((pfact) =>
            dat.nbmin.map((nbmin) => `WR${depth}${bcast}${letter(rfact)}${ndiv}${letter(pfact)}${nbmin}`),
          ),
        ),
      ),
    ),
  );
}

/** What HPL prints before its first test: here with a line that says what this is. */
export function hplHead(dat: HplDat): string {
  return [
    LINE,
    'HPLinpack 2.3  --  High-Performance Linpack benchmark  --   December 2, 2018',
    'Written by A. Petitet and R. Clint Whaley,  Innovative Computing Laboratory, UTK',
    'Rehearsed by migration-lab: no system was solved, times come from a model',
    LINE,
    '',
    'The following parameter values will be used:',
    '',
    `N      : ${dat.ns.map((n) => String(n).padStart(7)).join(' ')}`,
    `NB     : ${dat.nbs.map((nb) => String(nb).padStart(7)).join(' ')}`,
    `P      : ${dat.ps.map((p) => String(p).padStart(7)).join(' ')}`,
    `Q      : ${dat.qs.map((q) => String(q).padStart(7)).join(' ')}`,
    '',
    RULE,
    '',
    '',
  ].join('\n');
}

/** One test's lines. The residual belongs to the input, as with a serial BLAS: it repeats to the last digit. */
export function hplTest(one: HplCase, seconds: number, passed = true): string {
  const columns = [one.n, one.nb, one.p, one.q].map((value, i) => String(value).padStart(i === 0 ? 8 : 6));
  const rate = hplFlops(one.n) / seconds / 1e9;
  const time = seconds.toFixed(2).padStart(19);
  const residual = passed ? residualOf(one) : 1e3 * (1 + residualOf(one));
  return [
    LINE,
    'T/V                N    NB     P     Q               Time                 Gflops',
    RULE,
    `${one.variant.padEnd(12)}${columns.join('')}${time}${rate.toExponential(4).padStart(23)}`,
    RULE,
    `||Ax-b||_oo/(eps*(||A||_oo*||x||_oo+||b||_oo)*N)= ${residual.toExponential(8).padStart(16)} ...... ${passed ? 'PASSED' : 'FAILED'}`,
    '',
  ].join('\n');
}

function residualOf({ n, nb, p, q }: HplCase): number {
  return 0.003 + 0.004 * seededRandom(n * 7919 + nb * 131 + p * 17 + q)();
}

/** What HPL prints at its end. */
export function hplEnd(finished: number, failed: number): string {
  const count = (value: number) => String(value).padStart(6);
  return [
    LINE,
    '',
    `Finished ${count(finished)} tests with the following results:`,
    `         ${count(finished - failed)} tests completed and passed residual checks,`,
    `         ${count(failed)} tests completed and failed residual checks,`,
    `         ${count(0)} tests skipped because of illegal input values.`,
    RULE,
    '',
    'End of Tests.',
    LINE,
    '',
  ].join('\n');
}
