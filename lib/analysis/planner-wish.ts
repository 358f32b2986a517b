import { LabError } from '../domain/errors.ts';
import { type PlannerWish, USUAL_WISH } from './planner.ts';

/**
 * Effects and power as a person writes them, in percent; null where neither is given.
 * @throws LabError `bad-input`
 */
export function readWish(effects: readonly string[], power: string | undefined): PlannerWish | null {
  if (effects.length === 0 && power === undefined) return null;
  return {
    effects: effects.length > 0 ? effects.map((text) => share(text, 'An effect', 1000)) : USUAL_WISH.effects,
    power: power === undefined ? USUAL_WISH.power : share(power, 'The power', 99.9),
  };
}

function share(text: string, what: string, most: number): number {
  const percent = Number(text);
  if (text.trim() === '' || !(percent > 0 && percent <= most))
    throw new LabError(
      'bad-input',
      `${what} is a number of percent, over 0 and up to ${most}, not “${text}”.`,
    );
  return percent / 100;
}
