import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metadata } from 'next';
import { ClusterForm } from '#components/clusters/form/cluster-form';
import { PageHeader } from '#components/shell/page-header';
import { permit } from '../../session.ts';
import { addCluster, readClusterText, readSshConfig, reviewCluster } from '../draft-actions.ts';
import { platformOptions } from '../platform-options.ts';

export const metadata: Metadata = { title: 'Add a cluster' };
export const dynamic = 'force-dynamic';

/** Files to begin with: where `npm run testbed -- up` leaves its registration, and the guide's example. */
const TEMPLATES = [
  { label: 'Use the running testbed', file: 'data/testbed/cluster.yaml' },
  { label: 'Begin with an example', file: 'docs/examples/cluster.yaml' },
];

export default async function NewClusterPage() {
  await permit('register', 'cluster');
  const templates = await Promise.all(
    TEMPLATES.map(async ({ label, file }) => ({ label, text: await readIfThere(file) })),
  );
  return (
    <>
      <PageHeader parent={{ label: 'Clusters', href: '/clusters' }} title="Add a cluster">
        Hosts with a management address, an address and an interface on each fabric, VMs with a home. Nothing
        is logged in to before you have confirmed the host keys.
      </PageHeader>
      <ClusterForm
        findHosts={readSshConfig}
        known={null}
        platforms={platformOptions()}
        read={readClusterText}
        register={addCluster}
        review={reviewCluster}
        templates={templates.flatMap(({ label, text }) => (text === null ? [] : [{ label, text }]))}
      />
    </>
  );
}

async function readIfThere(file: string): Promise<string | null> {
  return readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file), 'utf8').catch(() => null);
}
