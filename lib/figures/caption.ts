import type { Sample, StudyFacts } from '#lib/domain/sample';
import type { Provenance } from '#lib/domain/words';
import { type Bar, type CaptionPart, type FigurePanel, type FigureSeries, slotsOf } from './figure.ts';
import { ascending, count } from './format.ts';
import { tally } from './slot.ts';

/** The word on the figure. */
export const PROVENANCE_TEXT: Record<Provenance, string> = {
  measured: 'measured',
  testbed: 'testbed',
  imported: 'imported',
  rehearsal: 'rehearsal',
};

export interface FigureMeta {
  readonly study: StudyFacts;
  /** Where the figure can be seen: a path or a whole address. */
  readonly address: string;
  readonly drawnOn: Date;
}

interface Drawn {
  readonly series: readonly FigureSeries[];
  readonly panels: readonly FigurePanel[];
  readonly samples: readonly Sample[];
  readonly repeatsAlone: boolean;
}

/** Everything a reader must know to trust a bar, one labelled sentence each. */
export function prepareCaption(drawn: Drawn, meta: FigureMeta): CaptionPart[] {
  const slots = slotsOf(drawn);
  const bars = slots.filter((slot): slot is Bar => slot.kind === 'bar');
  const parts: (CaptionPart | null)[] = [
    { label: 'Bar', text: barText(drawn) },
    {
      label: 'Whisker',
      text: `${whiskerText(bars)}; small circles are the single trials.`,
    },
    { label: 'n', text: countText(drawn, bars) },
    excludedText(drawn, meta.study.provenance),
    gapText(drawn),
    mpiText(drawn, meta.study.provenance),
    { label: 'Provenance', text: provenanceText(meta.study) },
    { label: 'Drawn', text: `${meta.drawnOn.toISOString().slice(0, 10)} from ${meta.address}` },
  ];
  return parts.filter((part) => part !== null);
}

function barText({ series, repeatsAlone }: Drawn): string {
  const applies = series.some((one) => !one.id.startsWith('migration_only'));
  const alone = series.some((one) => one.id.startsWith('migration_only'));
  const launched =
    'mean time from the launch to the end of the application or of the last migration, whichever came later';
  const moved = 'from the first migration’s start to the last one’s end';
  if (!applies) return `mean time ${moved}; no application ran.`;
  const repeated = repeatsAlone ? ' Such a trial has no VM count: the same bar stands in every group.' : '';
  return alone ? `${launched}; for migrations only, ${moved}.${repeated}` : `${launched}.`;
}

function whiskerText(bars: readonly Bar[]): string {
  if (bars.length > 0 && bars.every((bar) => bar.sd === null))
    return 'none, since one trial has no deviation';
  const cut = bars.some((bar) => bar.sd !== null && bar.sd > bar.mean) ? ', cut at zero' : '';
  const single = bars.some((bar) => bar.sd === null) ? ', none where n = 1' : '';
  return `± one sample standard deviation${cut}${single}`;
}

function countText({ series }: Drawn, bars: readonly Bar[]): string {
  const sizes = (own: readonly Bar[]) => {
    const ns = ascending(own.map((bar) => bar.n));
    return `${ns.join(' or ')} ${ns.at(-1) === 1 ? 'trial' : 'trials'} a bar`;
  };
  const isAlone = (bar: Bar) => bar.series.startsWith('migration_only');
  const [alone, applied] = [bars.filter(isAlone), bars.filter((bar) => !isAlone(bar))];
  if (bars.length === 0) return `no trial yet in any of ${count(series.length, 'series', 'series')}.`;
  if (alone.length === 0 || applied.length === 0 || sizes(alone) === sizes(applied)) return `${sizes(bars)}.`;
  return `${sizes(applied)} with the application, ${sizes(alone)} for migrations only.`;
}

function excludedText({ panels }: Drawn, provenance: Provenance): CaptionPart {
  if (provenance === 'imported')
    return {
      label: 'Excluded',
      text: 'nothing; the source recorded no exit status, so none of these trials was judged and all are drawn.',
    };
  const all = slotsOf({ panels }).flatMap((slot) => slot.excluded);
  const excluded = [...new Map(all.map((trial) => [trial.trialId, trial])).values()];
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

function mpiText({ samples, panels }: Drawn, provenance: Provenance): CaptionPart | null {
  const ran = samples.filter((sample) => sample.condition !== 'migration_only');
  if (ran.length === 0) return null;
  if (panels.length > 1)
    return {
      label: 'MPI',
      text: 'one panel for each network that carried MPI; migrations only stand in each.',
    };
  const [fabric] = new Set(ran.map((sample) => sample.mpiFabric));
  if (fabric) return { label: 'MPI', text: `over ${fabric}.` };
  const why = provenance === 'imported' ? ': the source’s script switched only the migration network' : '';
  return { label: 'MPI', text: `which network carried it is uncertain${why}.` };
}

function provenanceText({ provenance, source, cluster, title }: StudyFacts): string {
  if (provenance === 'imported') return `imported from ${source ?? 'an unnamed source'}.`;
  const where = `study “${title}”${cluster ? ` on ${cluster}` : ''}`;
  if (provenance === 'testbed')
    return `testbed, ${where}: one machine pretending to be a cluster. Read differences, not absolute times.`;
  if (provenance === 'rehearsal') return `rehearsal, ${where}: a modelled cluster, nothing was measured.`;
  return `measured, ${where}.`;
}
