import { PageHeader } from '#components/shell/page-header';
import { EmptyState } from '#components/ui/empty-state';

export default function StudyNotFound() {
  return (
    <>
      <PageHeader parent={{ label: 'Studies', href: '/studies' }} title="There is no such study" />
      <EmptyState action={{ label: 'All studies', href: '/studies' }}>
        Its name may be misspelt: names are lower-case letters, digits and dashes.
      </EmptyState>
    </>
  );
}
