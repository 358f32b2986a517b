import { seededRandom } from '#lib/domain/random';

/**
 * The thesis' HPL trials as lines fitted by least squares (times.test.ts fits them again), in its seconds. Eight
 * migrations, s at once, took c + d/s; the application alone on n VMs took a + b/n; eight migrations one at a time
 * over 10GbE made it longer by e + f·n.
 */
export const THESIS_FIT = {
  migrations: { '10GbE': { c: 23.639, d: 54.654 }, '1GbE': { c: 23.964, d: 97.597 } },
  application: { a: 308.842, b: 1224.391 },
  overhead: { e: 118.64, f: 4.01 },
} as const;

const MIGRATIONS = 8;
/** The problem that takes as long as the thesis' HPL did: our choice, the thesis does not print its own. */
const REFERENCE_N = 4000;
/** Repetitions differ by about this share; the thesis' standard deviations are 0.3 to 8 % of their means. */
const SPREAD = 0.02;
/** A first copy carries the VM's files too: our guess, the thesis only measured repeated ones. */
const COLD_FACTOR = 3;

/** Seconds of the thesis that one migration takes: a part of its own, and a part that it shares the network for. */
export function migrationWork(nominalMbps: number, seeded: boolean): { alone: number; shared: number } {
  const { c, d } = THESIS_FIT.migrations[nominalMbps >= 10_000 ? '10GbE' : '1GbE'];
  return { alone: d / MIGRATIONS, shared: (c / MIGRATIONS) * (seeded ? 1 : COLD_FACTOR) };
}

/** Seconds of the thesis that HPL takes on n VMs for one test of order N. */
export function testSeconds(order: number, vms: number): number {
  const { a, b } = THESIS_FIT.application;
  return (a + b / vms) * (hplFlops(order) / hplFlops(REFERENCE_N));
}

/** Seconds of the thesis that the application stands still after a VM has arrived. */
export function recoverySeconds(vms: number): number {
  const { e, f } = THESIS_FIT.overhead;
  const { c, d } = THESIS_FIT.migrations['10GbE'];
  return (e + f * vms - (c + d)) / MIGRATIONS;
}

/** Operations that HPL counts for a system of order N (HPL_pdtest.c). */
export function hplFlops(order: number): number {
  return (2 / 3) * order ** 3 + (3 / 2) * order ** 2;
}

/** A factor about 1 that belongs to the seed and to what happens for the so-manieth time. */
export function spread(seed: number, ordinal: number): number {
  const random = seededRandom(seed * 65_537 + ordinal);
  return 1 + SPREAD * (random() + random() + random() - 1.5);
}

/** Whether the run of this number stalls. */
export function stalls(seed: number, ordinal: number, probability: number): boolean {
  return seededRandom(seed * 31_337 + ordinal)() < probability;
}

/** What one HPL run of the thesis lost to a stall (figure 4.1, two at once). */
export const STALL_SECONDS = 1400;
