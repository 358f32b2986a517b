import { findModes, type Mode, type Modes } from '#lib/statistics/modes';
import { isRefused } from '#lib/statistics/refusal';
import { count, formatNumber } from './format.ts';
import { type Places, placeCells } from './places.ts';
import { gainFamilies } from './views/gains.ts';

/** The separate groups into which the trials with migrations fall, by what they took beyond the application alone. */
export interface Groups extends Modes {
  /** `31 trials from 40 s to 699 s`, each. */
  readonly names: readonly string[];
  /** All of it in a sentence. */
  readonly sentence: string;
}

/** Of the whole family, whatever is filtered; null where there is one group, or too few trials to tell. */
export function findGroups(places: Places): Groups | null {
  if (places.spec.x !== 'vms') return null;
  const { spec, family, options, meta } = places;
  const whole = placeCells(spec, family, { ...options, vms: null, fabrics: null, conditions: null }, meta);
  const values = gainFamilies(whole)?.flatMap((family) => family.gains.map((gain) => gain.value)) ?? [];
  const modes = findModes(values);
  if (isRefused(modes) || !modes.separate || modes.groups.length < 2) return null;
  const names = modes.groups.map(nameOf);
  const sentence = `All trials with migrations fall into separate groups (Hartigan’s dip test, p ${pText(modes.p)}): ${names.join(', ')}.`;
  return { ...modes, names, sentence };
}

function nameOf({ count: n, low, high }: Mode): string {
  const seconds = (value: number) => `${formatNumber(value, high < 100 ? 1 : 0)} s`;
  if (n === 1) return `1 trial at ${seconds(low)}`;
  return `${count(n, 'trial')} from ${seconds(low)} to ${seconds(high)}`;
}

const pText = (p: number) => (p < 0.001 ? '< 0.001' : `= ${p.toPrecision(2)}`);
