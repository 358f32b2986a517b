/**
 * Sideways places for values that share a slot, from −1 to 1: alternately right and left by their order of size, so
 * that neighbours do not hide each other. The same values, the same places.
 */
export function spread(values: readonly number[]): number[] {
  const steps = Math.min(values.length, 8);
  if (steps < 2) return values.map(() => 0);
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  const places = values.map(() => 0);
  order.forEach((index, rank) => {
    const step = rank % steps;
    const side = step % 2 === 0 ? 1 : -1;
    places[index] = (side * Math.ceil(step / 2)) / Math.ceil((steps - 1) / 2);
  });
  return places;
}
