import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/shell/page-header';
import { StudyList } from '#components/studies/study-list';
import { Button } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { database } from '#lib/store/client';
import { listStudies } from '#lib/store/studies-read';
import { Live } from '../live.tsx';
import { permit } from '../session.ts';

export const metadata: Metadata = { title: 'Studies' };
export const dynamic = 'force-dynamic';

export default async function StudiesPage() {
  await permit('read', 'study');
  const studies = await listStudies(database());
  return (
    <>
      <Live topic="study" />
      <PageHeader
        actions={
          <>
            <Button asChild>
              <Link href="/compare">Compare</Link>
            </Button>
            <Button asChild>
              <Link href="/studies/import">Import</Link>
            </Button>
            <Button asChild tone="primary">
              <Link href="/studies/new">New study</Link>
            </Button>
          </>
        }
        title="Studies"
      />
      <Card>
        <StudyList studies={studies} />
      </Card>
    </>
  );
}
