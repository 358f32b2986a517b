import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

const RELATIVE = 1e-9;
/** Where the value itself is 0, or a difference of equal numbers. */
const ABSOLUTE = 1e-12;

/** The cases of a file that R wrote (golden/NAME.R). */
export const golden = <T>(name: string): T => goldenFile<{ cases: T }>(name).cases;

/** A whole file of golden/. */
export function goldenFile<T>(name: string): T {
  const file = path.join(import.meta.dirname, 'golden', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** Every number of `expected` is in `actual`, to 1e-9 relative; what else `actual` holds does not matter. */
export function expectClose(actual: unknown, expected: unknown, where = '', relative = RELATIVE): void {
  if (typeof expected === 'number') {
    if (typeof actual !== 'number')
      expect.fail(`${where}: expected ${expected}, got ${JSON.stringify(actual)}`);
    const off = Math.abs(actual - expected);
    if (!(off <= Math.max(relative * Math.abs(expected), ABSOLUTE)))
      expect.fail(`${where}: expected ${expected}, got ${actual}`);
  } else if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) expect.fail(`${where}: got ${JSON.stringify(actual)}`);
    for (const [key, value] of Object.entries(expected))
      expectClose((actual as Record<string, unknown>)[key], value, `${where}.${key}`, relative);
  } else expect(actual, where).toEqual(expected);
}
