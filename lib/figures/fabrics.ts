import type { Fabric } from '#lib/domain/cluster';
import type { Hue } from './fill.ts';

/** A fabric as figures show it. */
export interface ShownFabric {
  readonly name: string;
  readonly label: string;
  readonly hue: Hue;
}

/** The thesis' two speeds keep their hues on every figure. */
const HUE_OF_MBPS: Readonly<Record<number, Hue>> = { 10000: 'blue', 1000: 'orange' };
const FURTHER_HUES: readonly Hue[] = ['green', 'purple', 'vermilion', 'blue', 'orange'];

/**
 * The named fabrics, fastest first, each with a hue of its own and a label. The hues depend on all `known`
 * fabrics of the study, so that a fabric looks the same in each of its figures.
 */
export function showFabrics(names: readonly string[], known: readonly Fabric[]): ShownFabric[] {
  const nominal = (name: string) => known.find((fabric) => fabric.name === name)?.nominalMbps ?? 0;
  const all = [...new Set([...known.map((fabric) => fabric.name), ...names])].sort(
    (a, b) => nominal(b) - nominal(a) || (a < b ? -1 : 1),
  );
  const hues = assignHues(all, nominal);
  return all
    .filter((name) => names.includes(name))
    .map((name) => ({
      name,
      label: labelOf(
        name,
        nominal(name),
        all.some((other) => other !== name && nominal(other) === nominal(name)),
      ),
      hue: hues.get(name) ?? 'neutral',
    }));
}

function assignHues(names: readonly string[], nominal: (name: string) => number): Map<string, Hue> {
  const hues = new Map<string, Hue>();
  const isFree = (hue: Hue) => ![...hues.values()].includes(hue);
  for (const name of names) {
    const hue = HUE_OF_MBPS[nominal(name)];
    if (hue && isFree(hue)) hues.set(name, hue);
  }
  for (const name of names) if (!hues.has(name)) hues.set(name, FURTHER_HUES.find(isFree) ?? 'neutral');
  return hues;
}

/** `10 Gb/s`; with its name where that says more, or where two fabrics are equally fast. */
function labelOf(name: string, mbps: number, ambiguous: boolean): string {
  if (mbps === 0) return name;
  const speed = mbps >= 1000 ? `${mbps / 1000} Gb/s` : `${mbps} Mb/s`;
  const saysOnlySpeed = /^\d+(\.\d+)?\s*[GM]b?(E|ps|it)?$/i.test(name);
  return saysOnlySpeed && !ambiguous ? speed : `${name} (${speed})`;
}
