import type { LaunchContext } from '#lib/domain/adapters';
import { expectedTests, type HplDat, LAYOUT } from './layout.ts';
import { parseHplDat } from './parse-dat.ts';
import { datOf, type HplSettings } from './settings.ts';

const BYTES_PER_DOUBLE = 8;
const BYTES_PER_MIB = 2 ** 20;
/** HPL's own advice (netlib FAQ): a fifth of the memory is left to the system and to HPL's buffers. */
const USABLE_SHARE = 0.8;

/** The largest N whose matrix fits into 80 % of the VMs' memory, as a multiple of `nb`. */
export function suggestN(memoryMiBPerVm: number, ranks: number, nb: number): number {
  const doubles = (memoryMiBPerVm * BYTES_PER_MIB * ranks * USABLE_SHARE) / BYTES_PER_DOUBLE;
  return Math.floor(Math.sqrt(doubles) / nb) * nb;
}

/** The input that HPL will read, or what is wrong with it in sentences. */
export function readInput(settings: HplSettings, ranks: number): { dat: HplDat | null; problems: string[] } {
  if (settings.file === undefined) {
    const dat = datOf(settings, ranks);
    return { dat, problems: emptyLists(dat) };
  }
  const { dat, mistakes } = parseHplDat(settings.file);
  return { dat, problems: mistakes.map(({ line, message }) => `HPL.dat, line ${line}: ${message}.`) };
}

function emptyLists(dat: HplDat): string[] {
  return LAYOUT.flatMap((line) =>
    line.kind === 'list' && dat[line.name].length === 0 ? [`Give at least one value of ${line.text}.`] : [],
  );
}

/** Where xhpl is, by the settings or the cluster; undefined when neither says so. */
export function programOf(settings: HplSettings, { cluster }: LaunchContext): string | undefined {
  return settings.program ?? cluster.programs[programKey(settings)];
}

export const programKey = (settings: HplSettings) => (settings.mpi === 'openmpi' ? 'hpl-openmpi' : 'hpl');

/** Everything that is wrong before a launch, in sentences that say what to do. */
export function hplProblems(
  settings: HplSettings,
  context: LaunchContext & { readonly memoryMiBPerVm: number },
): string[] {
  const { dat, problems } = readInput(settings, context.ranks);
  if (programOf(settings, context) === undefined)
    problems.push(
      `The cluster names no program "${programKey(settings)}": add the path of xhpl to its file.`,
    );
  if (dat === null || problems.length > 0) return problems;
  return [...gridProblems(dat, context.ranks), ...memoryProblems(dat, context)];
}

/** HPL runs on P×Q ranks and leaves the others idle, silently and with exit code 0. */
function gridProblems(dat: HplDat, ranks: number): string[] {
  return dat.ps.flatMap((p, i) => {
    const q = dat.qs[i] ?? 0;
    if (p * q === ranks) return [];
    const consequence = p * q < ranks ? `would leave ${ranks - p * q} of them idle` : 'would refuse to start';
    return [`The grid ${p} × ${q} is for ${p * q} ranks, there are ${ranks}: HPL ${consequence}.`];
  });
}

/** Memory of the matrix, MiB, over all ranks. */
const matrixMiB = (n: number) => (n * n * BYTES_PER_DOUBLE) / BYTES_PER_MIB;

/** How much of the memory the largest matrix takes, and which N would use it as HPL's authors advise. */
export function hplAdvice(
  settings: HplSettings,
  { ranks, memoryMiBPerVm }: LaunchContext & { readonly memoryMiBPerVm: number },
): string[] {
  const { dat } = readInput(settings, ranks);
  if (dat === null || dat.ns.length === 0 || dat.nbs.length === 0) return [];
  const n = Math.max(...dat.ns);
  const share = (100 * matrixMiB(n)) / (memoryMiBPerVm * ranks);
  const best = suggestN(memoryMiBPerVm, ranks, Math.max(...dat.nbs));
  const tests = expectedTests(dat);
  return [
    `${tests === 1 ? 'One test' : `${tests} tests`} on ${ranks === 1 ? 'one VM' : `${ranks} VMs`}; the matrix of N = ${n} takes ${Math.ceil(matrixMiB(n) / ranks)} MiB of ${memoryMiBPerVm} MiB in each (${share.toFixed(share < 10 ? 1 : 0)} %). N = ${best} would take 80 %.`,
  ];
}

function memoryProblems(dat: HplDat, context: { ranks: number; memoryMiBPerVm: number }): string[] {
  const { ranks, memoryMiBPerVm } = context;
  const n = Math.max(...dat.ns);
  const needed = matrixMiB(n);
  if (needed <= memoryMiBPerVm * ranks * USABLE_SHARE) return [];
  const best = suggestN(memoryMiBPerVm, ranks, Math.max(...dat.nbs));
  return [
    `N = ${n} needs ${Math.ceil(needed)} MiB, the ${ranks} VMs have ${memoryMiBPerVm * ranks} MiB: choose at most N = ${best}, which takes 80 % of it.`,
  ];
}
