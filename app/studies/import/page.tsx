import type { Metadata } from 'next';
import { PageHeader } from '#components/shell/page-header';
import { permit } from '../../session.ts';
import { guessTable } from './actions.ts';
import { Importer } from './importer.tsx';

export const metadata: Metadata = { title: 'Import' };
export const dynamic = 'force-dynamic';

/** An archive of the lab, or a table of somebody else. */
export default async function ImportPage() {
  await permit('import', 'study');
  return (
    <>
      <PageHeader parent={{ label: 'Studies', href: '/studies' }} title="Import">
        An archive that a lab exported, or a table (CSV) with one row a trial. Everything is imported, or
        nothing.
      </PageHeader>
      <Importer guess={guessTable} />
    </>
  );
}
