import type { Metadata } from 'next';
import Link from 'next/link';
import { FigureGrid } from '#components/charts/figure-card';
import { PageHeader } from '#components/shell/page-header';
import { EmptyState } from '#components/ui/empty-state';
import { loadFigures } from '#lib/load-figure';
import { database } from '#lib/store/client';
import { listStudies } from '#lib/store/studies-read';
import { permit } from '../session.ts';

export const metadata: Metadata = { title: 'Figures' };
export const dynamic = 'force-dynamic';

/** Every figure of every study, the newest study first and the thesis last. */
export default async function FiguresPage() {
  await permit('read', 'figure');
  const studies = await listStudies(database());
  const sections = await Promise.all(
    studies.map(async (study) => ({ study, figures: await loadFigures(database(), study.slug) })),
  );
  const own = sections.filter(({ study }) => study.provenance !== 'imported');
  const imported = sections.filter(({ study }) => study.provenance === 'imported');
  return (
    <>
      <PageHeader title="Figures">Recomputed from the trials each time they are shown.</PageHeader>
      <div className="flex flex-col gap-8">
        {own.length === 0 && (
          <EmptyState action={{ label: 'New study', href: '/studies/new' }}>
            There are no figures of your own yet: launch a study, and its bars appear here as trials end.
          </EmptyState>
        )}
        {[...own, ...imported].map(({ study, figures }) => (
          <section key={study.slug}>
            <header className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <h2 className="font-medium text-lg">
                <Link className="hover:underline" href={`/studies/${study.slug}`}>
                  {study.title}
                </Link>
              </h2>
              {figures.length > 0 && (
                <a className="link text-sm" download href={`/api/v1/studies/${study.slug}/figures`}>
                  All {figures.length} in every format (zip)
                </a>
              )}
            </header>
            <FigureGrid figures={figures} />
          </section>
        ))}
      </div>
    </>
  );
}
