import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metadata } from 'next';
import { AddForm } from '#components/clusters/add-form';
import { PageHeader } from '#components/shell/page-header';
import { Card } from '#components/ui/card';
import { permit } from '../../session.ts';
import { addCluster } from '../actions.ts';

export const metadata: Metadata = { title: 'Add a cluster' };
export const dynamic = 'force-dynamic';

/** Where `npm run testbed -- up` leaves its registration. */
const TESTBED_FILE = 'data/testbed/cluster.yaml';
const EXAMPLE_FILE = 'docs/examples/cluster.yaml';

export default async function NewClusterPage() {
  await permit('register', 'cluster');
  const [testbed, example] = await Promise.all([readIfThere(TESTBED_FILE), readIfThere(EXAMPLE_FILE)]);
  return (
    <>
      <PageHeader parent={{ label: 'Clusters', href: '/clusters' }} title="Add a cluster">
        Hosts with a management address, an address and an interface on each fabric, VMs with a home. Nothing
        is logged in to before you have confirmed the host keys.
      </PageHeader>
      <Card>
        <AddForm add={addCluster} example={example ?? ''} testbed={testbed} />
      </Card>
    </>
  );
}

async function readIfThere(file: string): Promise<string | null> {
  return readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file), 'utf8').catch(() => null);
}
