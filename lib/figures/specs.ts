import type { Sample, StudyFacts } from '#lib/domain/sample';
import { ascending, atOnce } from './format.ts';
import type { View } from './options.ts';

/** Which figure: bars over VM counts at one number of simultaneous migrations, or migrations only over that number. */
export interface FigureSpec {
  readonly id: string;
  readonly study: string;
  readonly title: string;
  readonly application: string;
  readonly workload: string;
  readonly x: 'vms' | 'simultaneous';
  /** For `x: 'vms'`; 0 where the study has no migrations with an application. */
  readonly simultaneous: number;
  /** The ways of drawing it, the first one offered unless its trials fall into groups. */
  readonly views: readonly [View, ...View[]];
  /** Said of slots for which the study has no trial at all. */
  readonly missing: string;
}

/** The thesis' own numbers for its figures (list of figures, p. vii). */
const THESIS_NAMES: Readonly<Record<string, string>> = {
  'thesis/hpl-1': '4.1',
  'thesis/hpl-2': '4.2',
  'thesis/hpl-4': '4.3',
  'thesis/omen-1': '4.4',
  'thesis/omen-2': '4.5',
  'thesis/omen-4': '4.6',
  'thesis/omen-8': '4.7',
  'thesis/omen-migrations': '4.8',
  'thesis/hpl-8': 'hpl-8',
};

const HPL_8_MISSING =
  'The thesis ran HPL with eight at once, but printed neither the figure (section 4.2.2.1) nor the data (appendix A).';

/** The study whose trials a figure needs. Names without a study are the thesis' own. */
export function studyOfFigure(id: string): string {
  return id.includes('/') ? id.slice(0, id.indexOf('/')) : 'thesis';
}

/** Every figure of a study. The thesis' come under the numbers they have there, in its order. */
export function figureSpecs(study: StudyFacts, samples: readonly Sample[]): FigureSpec[] {
  const specs = workloadsOf(samples).flatMap((workload) => specsOf(study, workload));
  if (study.slug !== 'thesis') return specs;
  const names = Object.values(THESIS_NAMES);
  const rank = ({ id }: FigureSpec) => (names.includes(id) ? names.indexOf(id) : names.length);
  return specs.map(withThesisName).sort((a, b) => rank(a) - rank(b));
}

/** The figure of an address among a study's, under the name it was asked for; null when it has no such figure. */
export function findFigureSpec(id: string, specs: readonly FigureSpec[]): FigureSpec | null {
  const name = THESIS_NAMES[id] ?? id;
  const spec = specs.find((candidate) => candidate.id === name);
  return spec ? { ...spec, id } : null;
}

interface Workload {
  readonly slug: string;
  readonly application: string;
  readonly workload: string;
  readonly samples: readonly Sample[];
}

/** The applications of a study. Two inputs of one application are two workloads and never share a bar. */
function workloadsOf(samples: readonly Sample[]): Workload[] {
  const keys = [
    ...new Map(samples.map((sample) => [`${sample.application}\n${sample.workload}`, sample])).values(),
  ];
  return keys.map(({ application, workload }) => {
    const inputs = keys.filter((other) => other.application === application);
    const own = inputs.findIndex((other) => other.workload === workload) + 1;
    const slug = ownSlug(application, [...new Set(keys.map((other) => other.application))]);
    return {
      slug: inputs.length > 1 ? `${slug}-input-${own}` : slug,
      application,
      workload,
      samples: samples.filter((s) => s.application === application && s.workload === workload),
    };
  });
}

const slugOf = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'application';

/** Names that differ only in signs, as C and C++ do, are told apart by their number. */
function ownSlug(application: string, applications: readonly string[]): string {
  const slug = slugOf(application);
  const place = applications.filter((other) => slugOf(other) === slug).indexOf(application) + 1;
  return place > 1 ? `${slug}-application-${place}` : slug;
}

function specsOf(study: StudyFacts, { slug, application, workload, samples }: Workload): FigureSpec[] {
  const base = { study: study.slug, application, workload, missing: 'The study has no such trial.' };
  const numbers = (condition: Sample['condition']) =>
    ascending(samples.filter((s) => s.condition === condition).map((s) => s.simultaneous));
  const together = numbers('app_with_migration');
  if (study.slug === 'thesis' && slug === 'hpl') together.push(8);
  const alone = numbers('app_only').length > 0 && together.length === 0 ? [0] : [];
  const byVms = [...alone, ...together].map((simultaneous) => ({
    ...base,
    id: `${study.slug}/${slug}-${simultaneous}`,
    title:
      simultaneous === 0
        ? `${application} without migrations`
        : `${application}, ${atOnce(simultaneous, 'migration')}`,
    x: 'vms' as const,
    simultaneous,
    views: simultaneous === 0 ? CELL_VIEWS : MOVED_VIEWS,
  }));
  const named = (name: string, title: string, x: FigureSpec['x'], views: FigureSpec['views']) => ({
    ...base,
    id: `${study.slug}/${slug}-${name}`,
    title,
    x,
    simultaneous: 0,
    views,
  });
  return [
    ...byVms,
    ...(numbers('migration_only').length > 0
      ? [
          named(
            'migrations',
            `Migrations only, in the environment of ${application}`,
            'simultaneous',
            CELL_VIEWS,
          ),
        ]
      : []),
    ...(numbers('app_only').length > 0 && together.length > 0
      ? [named('heat', `${application}, times as long with migrations`, 'vms', ['heat'])]
      : []),
    named('sequence', `${application}, trials in their order`, 'vms', ['sequence']),
  ];
}

const CELL_VIEWS: FigureSpec['views'] = ['bars', 'strip', 'box', 'distribution', 'lines'];
const MOVED_VIEWS: FigureSpec['views'] = [...CELL_VIEWS, 'difference'];

function withThesisName(spec: FigureSpec): FigureSpec {
  const id = THESIS_NAMES[spec.id];
  if (!id) return spec;
  const title = /^\d/.test(id) ? `Figure ${id}: ${spec.title}` : `${spec.title} (not in the thesis)`;
  return { ...spec, id, title, ...(id === 'hpl-8' && { missing: HPL_8_MISSING }) };
}
