import type { Metadata } from 'next';
import Link from 'next/link';
import { ProvenanceBadge } from '#components/charts/provenance-badge';
import { PageHeader } from '#components/shell/page-header';
import { Button } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { Table, Td, Th } from '#components/ui/table';
import { database } from '#lib/store/client';
import { listClusters } from '#lib/store/clusters';
import { Live } from '../live.tsx';
import { permit } from '../session.ts';

export const metadata: Metadata = { title: 'Clusters' };
export const dynamic = 'force-dynamic';

export default async function ClustersPage() {
  await permit('read', 'cluster');
  const clusters = await listClusters(database());
  return (
    <>
      <Live topic="cluster" />
      <PageHeader
        actions={
          <>
            <Button asChild>
              <Link href="/clusters/new/read-output">Read an output</Link>
            </Button>
            <Button asChild tone="primary">
              <Link href="/clusters/new">Add a cluster</Link>
            </Button>
          </>
        }
        title="Clusters"
      />
      <Card>
        {clusters.length === 0 ? (
          <EmptyState
            action={{ label: 'Add a cluster', href: '/clusters/new' }}
            second={{ label: 'Try it on the rehearsal cluster', href: '/rehearsal' }}
          >
            No cluster is registered yet: describe your hosts and VMs in a form or a file, or begin it from an
            ssh_config. A modelled cluster is built in, and npm run testbed -- up makes a real one here.
          </EmptyState>
        ) : (
          <Table label="Clusters">
            <thead>
              <tr>
                <Th>Cluster</Th>
                <Th>Provenance</Th>
                <Th>Platform</Th>
                <Th>Fabrics</Th>
                <Th numeric>Hosts</Th>
                <Th numeric>VMs</Th>
              </tr>
            </thead>
            <tbody>
              {clusters.map(({ id, spec }) => (
                <tr className="hover:bg-raised" key={id}>
                  <Td>
                    <Link className="link" href={`/clusters/${spec.name}`}>
                      {spec.name}
                    </Link>
                  </Td>
                  <Td>
                    <ProvenanceBadge provenance={spec.provenance} />
                  </Td>
                  <Td>{spec.platform}</Td>
                  <Td>{spec.fabrics.map((fabric) => fabric.name).join(', ')}</Td>
                  <Td numeric>{spec.hosts.length}</Td>
                  <Td numeric>{spec.vms.length}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </>
  );
}
