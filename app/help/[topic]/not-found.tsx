import { PageHeader } from '#components/shell/page-header';
import { EmptyState } from '#components/ui/empty-state';

export default function TopicNotFound() {
  return (
    <>
      <PageHeader parent={{ label: 'Help', href: '/help' }} title="There is no such topic" />
      <EmptyState action={{ label: 'All topics', href: '/help' }}>
        The guide has no page of this name; its topics are on the page before.
      </EmptyState>
    </>
  );
}
