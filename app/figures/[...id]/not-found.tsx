import { PageHeader } from '#components/shell/page-header';
import { EmptyState } from '#components/ui/empty-state';

export default function FigureNotFound() {
  return (
    <>
      <PageHeader parent={{ label: 'Figures', href: '/figures' }} title="There is no such figure" />
      <EmptyState action={{ label: 'All figures', href: '/figures' }}>
        The thesis’ figures are 4.1 to 4.8 and hpl-8; a study’s are called like my-study/hpl-2, its
        application and the number of VMs that migrate at once, or my-study/hpl-migrations.
      </EmptyState>
    </>
  );
}
