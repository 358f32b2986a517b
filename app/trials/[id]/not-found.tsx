import { PageHeader } from '#components/shell/page-header';
import { EmptyState } from '#components/ui/empty-state';

export default function TrialNotFound() {
  return (
    <>
      <PageHeader parent={{ label: 'Studies', href: '/studies' }} title="There is no such trial" />
      <EmptyState action={{ label: 'All studies', href: '/studies' }}>
        Every trial has an address of its own: open its study and choose its mark in the matrix.
      </EmptyState>
    </>
  );
}
