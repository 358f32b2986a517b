import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { FigureSheet } from '#components/charts/figure-sheet';
import { PageHeader } from '#components/shell/page-header';
import { LabError } from '#lib/domain/errors';
import { parseFigureQuery } from '#lib/figures/address';
import { loadFigure } from '#lib/load-figure';
import { database } from '#lib/store/client';
import { Live } from '../../live.tsx';
import { permit } from '../../session.ts';

export const dynamic = 'force-dynamic';

type Props = {
  readonly params: Promise<{ readonly id: string[] }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const idOf = async ({ params }: Props) => (await params).id.map(decodeURIComponent).join('/');

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: `Figure ${await idOf(props)}` };
}

export default async function FigurePage(props: Props) {
  await permit('read', 'figure');
  const query = parseFigureQuery(await props.searchParams);
  const { figure } = await loadFigure(database(), await idOf(props), query).catch((error: unknown) => {
    if (error instanceof LabError && error.code === 'not-found') notFound();
    throw error;
  });
  return (
    <>
      <Live topic="study" />
      <PageHeader parent={{ label: 'Figures', href: '/figures' }} title={figure.title}>
        <Link className="link" href={`/studies/${figure.study}`}>
          {figure.subtitle}
        </Link>
      </PageHeader>
      <FigureSheet figure={figure} />
    </>
  );
}
