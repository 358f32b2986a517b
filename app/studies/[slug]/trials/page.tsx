import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '#components/shell/page-header';
import { StudyNav } from '#components/studies/study-nav';
import { TrialsTable } from '#components/studies/trials-table';
import { Card } from '#components/ui/card';
import { database } from '#lib/store/client';
import { readSamples } from '#lib/store/samples';
import { readStudy } from '#lib/store/studies-read';
import { Live } from '../../../live.tsx';
import { permit } from '../../../session.ts';

export const dynamic = 'force-dynamic';

type Props = { readonly params: Promise<{ readonly slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Trials of ${(await params).slug}` };
}

/** Every trial of a study in the order in which it runs; apart from the study's page, which stays light. */
export default async function TrialsPage({ params }: Props) {
  await permit('read', 'study');
  const study = await readStudy(database(), (await params).slug);
  if (!study) notFound();
  const samples = await readSamples(database(), study.slug);
  return (
    <>
      <Live object={study.id} topic="study" />
      <PageHeader
        parent={{ label: study.title, href: `/studies/${study.slug}` }}
        title={`All ${samples.length} trials`}
      />
      <StudyNav here="trials" slug={study.slug} />
      <Card>
        <TrialsTable samples={samples} />
      </Card>
    </>
  );
}
