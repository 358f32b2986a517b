import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProvenanceBadge } from '#components/charts/provenance-badge';
import { PageHeader } from '#components/shell/page-header';
import { ColumnsTable } from '#components/studies/columns-table';
import { DownloadList } from '#components/studies/download-list';
import { StudyNav } from '#components/studies/study-nav';
import { Card } from '#components/ui/card';
import { database } from '#lib/store/client';
import { readStudy } from '#lib/store/studies-read';
import { permit } from '../../../session.ts';

export const dynamic = 'force-dynamic';

type Props = { readonly params: Promise<{ readonly slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Data of ${(await params).slug}` };
}

/** A study as files: the tidy table, what its columns mean, the whole as one archive. */
export default async function DataPage({ params }: Props) {
  await permit('read', 'study');
  const study = await readStudy(database(), (await params).slug);
  if (!study) notFound();
  return (
    <>
      <PageHeader parent={{ label: study.title, href: `/studies/${study.slug}` }} title="Data">
        <ProvenanceBadge provenance={study.provenance} />
        <span>{study.trials.total} trials, as they are now</span>
      </PageHeader>
      <StudyNav here="data" slug={study.slug} />
      <div className="flex flex-col gap-6">
        <Card title="Downloads">
          <DownloadList base={`/api/v1/studies/${study.slug}`} />
        </Card>
        <Card title="Columns of the table">
          <ColumnsTable />
        </Card>
      </div>
    </>
  );
}
