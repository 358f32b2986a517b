import type { Metadata } from 'next';
import { ClusterForm } from '#components/clusters/form/cluster-form';
import { PageHeader } from '#components/shell/page-header';
import { writeClusterFile } from '#lib/launching/cluster-file';
import { permit } from '../../../session.ts';
import { addCluster, readClusterText, readSshConfig, reviewCluster } from '../../draft-actions.ts';
import { findCluster } from '../../find-cluster.ts';
import { platformOptions } from '../../platform-options.ts';

export const metadata: Metadata = { title: 'Edit a cluster' };
export const dynamic = 'force-dynamic';

export default async function EditClusterPage({ params }: { params: Promise<{ name: string }> }) {
  await permit('register', 'cluster');
  const { spec } = await findCluster((await params).name);
  return (
    <>
      <PageHeader
        parent={{ label: spec.name, href: `/clusters/${encodeURIComponent(spec.name)}` }}
        title={`Edit ${spec.name}`}
      >
        Studies that were launched keep the cluster as it was. While one is under way, nothing can be changed.
      </PageHeader>
      <ClusterForm
        findHosts={readSshConfig}
        known={{ data: spec, text: writeClusterFile(spec) }}
        platforms={platformOptions()}
        read={readClusterText}
        register={addCluster}
        review={reviewCluster}
        templates={[]}
      />
    </>
  );
}
