import type { Metadata } from 'next';
import { FigurePairs } from '#components/compare/figure-pairs';
import { StudyPickers } from '#components/compare/study-pickers';
import { PageHeader } from '#components/shell/page-header';
import { StatSectionView } from '#components/statistics/stat-section';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { Notice } from '#components/ui/notice';
import { compareStudies } from '#lib/analysis/compare-studies';
import { shareScale } from '#lib/figures/share-scale';
import { compareSection } from '#lib/figures/statistics/compare-section';
import { figuresOf } from '#lib/load-figure';
import { database } from '#lib/store/client';
import { listStudies } from '#lib/store/studies-read';
import { loadStudyData, type StudyData } from '#lib/study-data';
import { permit } from '../session.ts';

export const metadata: Metadata = { title: 'Compare' };
export const dynamic = 'force-dynamic';

type Props = { readonly searchParams: Promise<{ readonly a?: string; readonly b?: string }> };

export default async function ComparePage({ searchParams }: Props) {
  await permit('read', 'study');
  const { a = '', b = '' } = await searchParams;
  const studies = await listStudies(database());
  const [left, right] = await Promise.all([a, b].map((slug) => loadStudyData(database(), slug)));
  const known = (data: StudyData | null | undefined) => data?.study.slug ?? '';
  return (
    <>
      <PageHeader parent={{ label: 'Studies', href: '/studies' }} title="Compare two studies" />
      <div className="flex flex-col gap-6">
        <Card>
          <div className="p-4">
            <StudyPickers a={known(left)} b={known(right)} studies={studies} />
          </div>
        </Card>
        {left && right && a !== b ? (
          <Compared a={left} b={right} />
        ) : (
          <Card>
            <EmptyState>
              Choose two different studies: the cells that both have stand side by side, with their ratio.
            </EmptyState>
          </Card>
        )}
      </div>
    </>
  );
}

function Compared({ a, b }: { a: StudyData; b: StudyData }) {
  const rehearsed = [a, b].filter(({ study }) => study.provenance === 'rehearsal');
  if (rehearsed.length === 1)
    return (
      <Notice title="These two are not compared">
        {rehearsed[0]?.study.title} ran on the rehearsal cluster, whose times are a model’s: it can only be
        compared with another rehearsal.
      </Notice>
    );
  const [nameA, nameB] = a.study.title === b.study.title ? ['A', 'B'] : [a.study.title, b.study.title];
  const comparison = compareStudies(a, b);
  if (comparison.matches.length === 0)
    return (
      <Notice title="They have no cell in common">
        A cell meets another one by its application, condition, VMs, migrations at once and the speed of its
        fabrics.
      </Notice>
    );
  return (
    <>
      <StatSectionView section={compareSection(comparison, nameA, nameB)} />
      <FigurePairs names={[nameA, nameB]} pairs={pairsOf(a, b)} />
    </>
  );
}

/** Figures of the same kind, on one scale. */
function pairsOf(a: StudyData, b: StudyData) {
  const kindOf = (id: string) => id.split('/').at(-1);
  return figuresOf(a).flatMap((figure) => {
    const other = figuresOf(b).find((one) => kindOf(one.id) === kindOf(figure.id));
    return other ? [shareScale(figure, other)] : [];
  });
}
