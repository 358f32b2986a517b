import type { ClaimRule } from '#lib/domain/claim';
import type { Evaluation } from './evaluate.ts';

/** How a recomputed value meets the printed one; `no` where it does not. */
export type Agreement = 'rounded' | 'cut' | 'within' | 'holds' | 'no';

/** Doubles hold 15 digits: without dropping the 16th, a tie such as 0.0005 rounds by its binary noise. */
const DIGITS = 15;
/** Every decimal there is and nothing else. */
const PLAIN = { useGrouping: false, maximumFractionDigits: 20 } as const;

export const decimalsOf = (digits: string) => digits.split('.')[1]?.length ?? 0;

/** Compares as the rule says. A value that was cut instead of rounded agrees, and the answer says that it was. */
export function agreement(rule: ClaimRule, { value, of }: Pick<Evaluation, 'value' | 'of'>): Agreement {
  switch (rule.kind) {
    case 'digits':
      return agreesInDigits(rule.value, Number(value.toPrecision(DIGITS)));
    case 'within':
      return Math.abs(value - Number(rule.value)) <= rule.by ? 'within' : 'no';
    case 'at-most':
      return value <= Number(rule.value) ? 'holds' : 'no';
    case 'at-least':
      return value >= Number(rule.value) ? 'holds' : 'no';
    case 'every':
      return value === of ? 'holds' : 'no';
    case 'none':
      return value === 0 ? 'holds' : 'no';
  }
}

function agreesInDigits(printed: string, value: number): Agreement {
  const decimals = decimalsOf(printed);
  if (Number(value.toFixed(decimals)) === Number(printed)) return 'rounded';
  const [whole = '', fraction = ''] = value.toLocaleString('en-US', PLAIN).split('.');
  const cut = `${whole}.${fraction.slice(0, decimals)}0`;
  return Number(cut) === Number(printed) ? 'cut' : 'no';
}

/** The rule in words, for the ledger. */
export function describeRule(rule: ClaimRule): string {
  switch (rule.kind) {
    case 'digits':
      return `rounded or cut to ${rule.value}`;
    case 'within':
      return `${rule.value} ± ${rule.by}`;
    case 'at-most':
      return `at most ${rule.value}`;
    case 'at-least':
      return `at least ${rule.value}`;
    case 'every':
      return 'in every cell';
    case 'none':
      return 'in no cell';
  }
}
