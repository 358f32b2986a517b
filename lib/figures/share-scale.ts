import type { Figure } from './figure.ts';

/** Two figures of one kind with the longer of their axes on both, so that bars that stand on 0 can be compared across. */
export function shareScale(a: Figure, b: Figure): readonly [Figure, Figure] {
  if (a.y.kind !== 'values' || b.y.kind !== 'values') return [a, b];
  if (a.y.min !== b.y.min) return [a, b];
  const y = a.y.max >= b.y.max ? a.y : b.y;
  return [
    { ...a, y },
    { ...b, y },
  ];
}
