import type { BandAxis, Filled } from '../figure.ts';
import type { Mark } from '../marks.ts';
import type { CellPlace, Places } from '../places.ts';
import { meanSlot } from '../slot.ts';
import { type Drawing, decimalsOf, drawPlaces, groupAxis, slotExtent } from './view.ts';

/** Where one cell stands: its part of its group's band. */
export interface Column {
  readonly x0: number;
  readonly x1: number;
}

interface DrawnColumn {
  readonly slot: Filled;
  readonly marks: readonly Mark[];
}

/**
 * Cells side by side in their groups, a gap where one has no value: the common course of bars, strips and boxes.
 * @param draw gets the slot as it stands for the mean, and the decimals of the whole figure
 */
export function drawColumns(
  places: Places,
  statistic: string,
  draw: (place: CellPlace, mean: Filled, column: Column, decimals: number) => DrawnColumn,
): Pick<Drawing, 'panels' | 'rows' | 'series'> & { readonly x: BandAxis } {
  const decimals = decimalsOf(places);
  const drawn = drawPlaces(places, statistic, (place) => {
    const slot = meanSlot(places, place, decimals);
    const column = slotExtent(places, place);
    if (slot.kind === 'gap') return { slot, marks: [{ kind: 'gap', slot: slot.id, ...column }] };
    return draw(place, slot, column, decimals);
  });
  return { ...drawn, x: groupAxis(places) };
}
