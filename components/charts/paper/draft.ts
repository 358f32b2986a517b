import { writeName, writeNames } from '#lib/figures/names';
import type { FigureOptions } from '#lib/figures/options';

/** A series of the figure, with the name that it has by itself. */
export interface OfferedSeries {
  readonly id: string;
  readonly label: string;
}

/** Everything that the editor of a printed figure sets, as texts of its controls. */
export interface PaperDraft {
  readonly format: string;
  readonly preset: string;
  readonly dpi: string;
  readonly caption: string;
  readonly legend: string;
  readonly grey: boolean;
  /** mm and pt; empty is as offered. */
  readonly height: string;
  readonly type: string;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  /** All ids, in their order. */
  readonly order: readonly string[];
  readonly names: Readonly<Record<string, string>>;
}

interface Exported {
  readonly preset: string;
  readonly dpi: number;
  readonly caption: string;
  readonly palette: string;
  readonly height: number | null;
  readonly type: number | null;
  readonly legend: string;
}

/** The draft of a figure that has come by its address. */
export function draftOf(
  format: string,
  exported: Exported,
  { unit, from, to, order, names }: FigureOptions,
  series: readonly OfferedSeries[],
): PaperDraft {
  const text = (value: number | null) => (value === null ? '' : String(value));
  const ids = series.map(({ id }) => id);
  const first = (order ?? []).filter((id) => ids.includes(id));
  return {
    ...exported,
    format,
    dpi: String(exported.dpi),
    grey: exported.palette === 'grey',
    height: text(exported.height),
    type: text(exported.type),
    unit,
    from: text(from),
    to: text(to),
    order: [...first, ...ids.filter((id) => !first.includes(id))],
    names: names ?? {},
  };
}

/** What an address says when it says nothing. */
const UNSAID = {
  format: 'pdf',
  preset: 'ieee-1col',
  dpi: '600',
  caption: 'none',
  legend: 'top',
  height: '',
  type: '',
  unit: 's',
  from: '',
  to: '',
} as const;

/** An address with what the draft says; whatever else it names stays. */
export function addressWith(address: string, draft: PaperDraft, series: readonly OfferedSeries[]): string {
  const [path = '', search = ''] = address.split('?');
  const query = new URLSearchParams(search);
  const set = (word: string, text: string, unsaid: string) =>
    text === unsaid ? query.delete(word) : query.set(word, text);
  for (const [word, unsaid] of Object.entries(UNSAID)) set(word, draft[word as keyof typeof UNSAID], unsaid);
  set('grey', String(draft.grey), 'false');
  const list = (ids: readonly string[]) => ids.map(writeName).join(',');
  set('order', list(draft.order), list(series.map(({ id }) => id)));
  set('names', writeNames(ownNames(draft, series)), '');
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%7E', '~');
  return text ? `${path}?${text}` : path;
}

/** The names that differ from those that series have by themselves. */
function ownNames({ names }: PaperDraft, series: readonly OfferedSeries[]): Record<string, string> {
  const own = series.flatMap(({ id, label }) => {
    const name = names[id]?.trim() ?? '';
    return name === '' || name === label ? [] : [[id, name] as const];
  });
  return Object.fromEntries(own);
}

/** A series one place earlier or later. */
export function moved(order: readonly string[], id: string, step: -1 | 1): readonly string[] {
  const at = order.indexOf(id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= order.length) return order;
  const next = order.filter((one) => one !== id);
  return [...next.slice(0, to), id, ...next.slice(to)];
}
