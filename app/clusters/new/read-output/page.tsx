import type { Metadata } from 'next';
import { OutputReader } from '#components/clusters/output-reader';
import { PageHeader } from '#components/shell/page-header';
import { fieldsOf } from '#lib/domain/schema-fields';
import { workloadForms } from '#lib/workloads/registry';
import { permit } from '../../../session.ts';
import { platformOptions } from '../../platform-options.ts';
import { readPasted } from './actions.ts';

export const metadata: Metadata = { title: 'Read an output' };
export const dynamic = 'force-dynamic';

export default async function ReadOutputPage() {
  await permit('read', 'cluster');
  const applications = workloadForms().map(({ id, label, jsonSchema }) => ({
    id,
    label,
    fields: fieldsOf(jsonSchema),
  }));
  return (
    <>
      <PageHeader parent={{ label: 'Clusters', href: '/clusters' }} title="Read an output">
        Paste what a tool printed: it is read as a trial would read it. Nothing is stored.
      </PageHeader>
      <OutputReader applications={applications} platforms={platformOptions()} read={readPasted} />
    </>
  );
}
