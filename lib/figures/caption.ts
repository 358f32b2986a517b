import type { Sample, StudyFacts } from '#lib/domain/sample';
import type { Provenance } from '#lib/domain/words';
import { type CaptionPart, type FigurePanel, type FigureRow, type FigureSeries, slotsOf } from './figure.ts';
import { ascending, count } from './format.ts';
import type { FigureOptions } from './options.ts';
import { tally } from './slot.ts';

/** The word on the figure. */
export const PROVENANCE_TEXT: Record<Provenance, string> = {
  measured: 'measured',
  testbed: 'testbed',
  imported: 'imported',
  rehearsal: 'rehearsal',
};

interface Drawn {
  readonly series: readonly FigureSeries[];
  readonly panels: readonly FigurePanel[];
  readonly rows: readonly FigureRow[];
  readonly samples: readonly Sample[];
  readonly options: FigureOptions;
  readonly address: string;
  readonly dataAsOf: Date | null;
  readonly says: { readonly mark: string; readonly whisker: string; readonly notes: readonly string[] };
}

/** Everything a reader must know to trust a mark, one labelled sentence each. */
export function prepareCaption(drawn: Drawn, study: StudyFacts): CaptionPart[] {
  const { says } = drawn;
  const parts: (CaptionPart | null)[] = [
    { label: 'Mark', text: says.mark },
    { label: 'Whisker', text: says.whisker },
    { label: 'n', text: countText(drawn) },
    excludedText(drawn, study.provenance),
    gapText(drawn),
    mpiText(drawn, study),
    says.notes.length > 0 ? { label: 'Note', text: says.notes.join(' ') } : null,
    { label: 'Provenance', text: provenanceText(study) },
    { label: 'Data', text: dataText(drawn, study) },
  ];
  return parts.filter((part) => part !== null);
}

function countText({ series, panels, rows }: Drawn): string {
  const sizes = (own: readonly FigureRow[]) => {
    const ns = ascending(own.map((row) => row.n));
    return `${numbersText(ns)} ${ns.at(-1) === 1 ? 'trial' : 'trials'} a value`;
  };
  const alone = new Set(series.filter((one) => one.id.startsWith('migration_only')).map((one) => one.label));
  const filled = rows.filter((row) => row.value !== null);
  const isAlone = (row: FigureRow) => alone.has(row.series);
  const [only, applied] = [filled.filter(isAlone), filled.filter((row) => !isAlone(row))];
  if (filled.length === 0) return `no trial yet in any of ${count(series.length, 'series', 'series')}.`;
  const sets = slotsOf({ panels }).flatMap((slot) => (slot.kind === 'filled' ? slot.n : []));
  if (filled.every((row) => row.n === 1) && sets.some((n) => n > 1))
    return `${count(filled.length, 'trial')}, each drawn for itself, ${numbersText(sets)} of a kind.`;
  if (only.length === 0 || applied.length === 0 || sizes(only) === sizes(applied)) return `${sizes(filled)}.`;
  return `${sizes(applied)} with the application, ${sizes(only)} for migrations only.`;
}

function numbersText(numbers: readonly number[]): string {
  const ns = ascending(numbers);
  return ns.length > 3 ? `${ns[0]} to ${ns.at(-1)}` : ns.join(' or ');
}

function excludedText({ samples, panels, options }: Drawn, provenance: Provenance): CaptionPart {
  if (provenance === 'imported') {
    const timeless = samples.filter((sample) => sample.seconds === null).length;
    const judged = 'no exit status came with these trials, so that none was judged and all';
    return {
      label: 'Excluded',
      text:
        timeless === 0
          ? `nothing; ${judged} are drawn.`
          : `${count(timeless, 'trial')} without a time; ${judged} others are drawn.`,
    };
  }
  const all = slotsOf({ panels }).flatMap((slot) => slot.excluded);
  const excluded = [...new Map(all.map((trial) => [trial.trialId, trial])).values()];
  if (options.trials === 'all')
    return {
      label: 'Excluded',
      text: 'only trials without a time; those judged invalid or unknown are drawn too, so do not compare this figure with others.',
    };
  if (excluded.length === 0) return { label: 'Excluded', text: 'nothing; only valid trials are drawn.' };
  const reasons = [...new Set(excluded.map((trial) => trial.reason))];
  const shown = reasons.slice(0, 3).join(' ');
  const more = reasons.length > 3 ? ` And ${count(reasons.length - 3, 'further reason')}.` : '';
  return { label: 'Excluded', text: `${tally(excluded)}; only valid trials are drawn. ${shown}${more}` };
}

function gapText({ series, panels }: Drawn): CaptionPart | null {
  const absent = series.filter((one) => one.missing !== null);
  const others = slotsOf({ panels }).filter(
    (slot) => slot.kind === 'gap' && !absent.some((one) => one.id === slot.series),
  );
  const reasons = [...new Set(absent.map((one) => one.missing))];
  const parts = reasons.map((reason) => {
    const names = absent.filter((one) => one.missing === reason).map((one) => one.label);
    return `${names.join('; ')}. ${reason}`;
  });
  if (others.length > 0) parts.push(`${count(others.length, 'other gap')}, marked at the axis.`);
  return parts.length > 0 ? { label: 'Missing', text: parts.join(' ') } : null;
}

function mpiText({ samples, panels }: Drawn, { slug, provenance }: StudyFacts): CaptionPart | null {
  const ran = samples.filter((sample) => sample.condition !== 'migration_only');
  if (ran.length === 0) return null;
  if (panels.length > 1)
    return {
      label: 'MPI',
      text: 'one panel for each network that carried MPI; migrations only stand in each.',
    };
  const [fabric, ...others] = new Set(ran.map((sample) => sample.mpiFabric));
  if (fabric !== undefined && others.length > 0) {
    const names = [fabric, ...others].map((name) => name ?? 'a network that is not known');
    return { label: 'MPI', text: `partly over ${names.join(', partly over ')}.` };
  }
  if (fabric) return { label: 'MPI', text: `over ${fabric}.` };
  const why = slug === 'thesis' ? ': the thesis’ script switched only the migration network' : '';
  const told = provenance === 'imported' && !why ? 'not told by the source' : `uncertain${why}`;
  return { label: 'MPI', text: `which network carried it is ${told}.` };
}

function provenanceText({ provenance, source, cluster, title }: StudyFacts): string {
  if (provenance === 'imported') return `imported from ${source ?? 'an unnamed source'}.`;
  const where = `study “${title}”${cluster ? ` on ${cluster}` : ''}`;
  if (provenance === 'testbed')
    return `testbed, ${where}: one machine pretending to be a cluster. Read differences, not absolute times.`;
  if (provenance === 'rehearsal') return `rehearsal, ${where}: a modelled cluster, nothing was measured.`;
  return `measured, ${where}.`;
}

/** When the newest datum came and where the figure opens again as it is: no clock of the drawing is in it. */
function dataText({ dataAsOf, address }: Drawn, { provenance }: StudyFacts): string {
  if (provenance === 'imported') return `as published; ${address}`;
  if (!dataAsOf) return `none yet; ${address}`;
  return `as of ${dataAsOf.toISOString().slice(0, 16).replace('T', ' ')} UTC; ${address}`;
}
