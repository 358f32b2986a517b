import type { Metadata } from 'next';
import { PageHeader } from '#components/shell/page-header';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';

export const metadata: Metadata = { title: 'Nothing here' };

export default function NotFound() {
  return (
    <>
      <PageHeader title="There is nothing at this address" />
      <Card>
        <EmptyState action={{ label: 'Studies', href: '/studies' }} second={{ label: 'Home', href: '/' }}>
          The address may be mistyped, or what it named is not in this database. Studies, clusters and figures
          are found by name with Ctrl K.
        </EmptyState>
      </Card>
    </>
  );
}
