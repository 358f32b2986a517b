import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProvenanceBadge } from '#components/charts/provenance-badge';
import { PageHeader } from '#components/shell/page-header';
import { PlannerForm } from '#components/statistics/planner-form';
import { StatSectionView } from '#components/statistics/stat-section';
import { StudyNav } from '#components/studies/study-nav';
import { readWish } from '#lib/analysis/planner-wish';
import { LabError } from '#lib/domain/errors';
import { prepareStatistics } from '#lib/figures/statistics/prepare';
import { loadAnalysis } from '#lib/load-analysis';
import { database } from '#lib/store/client';
import { readStudy } from '#lib/store/studies-read';
import { Live } from '../../../live.tsx';
import { permit } from '../../../session.ts';

export const dynamic = 'force-dynamic';

type Props = {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Statistics of ${(await params).slug}` };
}

/** Everything that a study’s trials say: what was declared, groups of trials, then means and tests; or one part. */
export default async function StatisticsPage({ params, searchParams }: Props) {
  await permit('read', 'study');
  const study = await readStudy(database(), (await params).slug);
  if (!study) notFound();
  const { part, effect, power } = await searchParams;
  const wish = wishOf(effect, power);
  const { analysis, stoppedBecause } = await loadAnalysis(database(), study.slug, wish);
  const sections = prepareStatistics(analysis, stoppedBecause);
  const alone = sections.find(({ id }) => id === part);
  const here = `/studies/${study.slug}/statistics`;
  return (
    <>
      <Live object={study.id} topic="study" />
      <PageHeader parent={{ label: study.title, href: `/studies/${study.slug}` }} title="Statistics">
        <ProvenanceBadge provenance={study.provenance} />
        <span>{analysis.plan.declared ? 'declared before the first trial' : 'exploratory'}</span>
      </PageHeader>
      <StudyNav here="statistics" slug={study.slug} />
      <nav aria-label="Parts of the statistics" className="mb-6 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {sections.map(({ id, title }) => (
          <a className="link" href={`${alone ? here : ''}#${id}`} key={id}>
            {title}
          </a>
        ))}
      </nav>
      <div className="flex flex-col gap-8">
        {alone ? (
          <>
            {alone.id === 'planner' && (
              <PlannerForm effect={text(effect) ?? '10'} power={text(power) ?? '80'} />
            )}
            <StatSectionView section={alone} />
          </>
        ) : (
          sections.map((section) => (
            <StatSectionView key={section.id} section={section} whole={`${here}?part=${section.id}`} />
          ))
        )}
      </div>
    </>
  );
}

const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** What an address asks of the planner; the usual where it is spoiled. */
function wishOf(effect: string | string[] | undefined, power: string | string[] | undefined) {
  try {
    return readWish([effect ?? []].flat(), text(power));
  } catch (error) {
    if (error instanceof LabError) return null;
    throw error;
  }
}
