import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ExportPanel } from '#components/charts/export-panel';
import { FigureChoices } from '#components/charts/figure-choices';
import { FigureEditions } from '#components/charts/figure-editions';
import { FigureSheet } from '#components/charts/figure-sheet';
import { KeepFigure } from '#components/charts/keep-figure';
import { PageHeader } from '#components/shell/page-header';
import { Card } from '#components/ui/card';
import { Notice } from '#components/ui/notice';
import { LabError } from '#lib/domain/errors';
import { exportChoices } from '#lib/export/choices';
import { figureAddress, parseFigureQuery } from '#lib/figures/address';
import { type LoadedFigure, loadFigure } from '#lib/load-figure';
import { database } from '#lib/store/client';
import { Live } from '../../live.tsx';
import { permit } from '../../session.ts';
import { keepFigure } from '../actions.ts';

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
  const loaded = await load(await idOf(props), await props.searchParams);
  if (typeof loaded === 'string')
    return (
      <>
        <PageHeader parent={{ label: 'Figures', href: '/figures' }} title={`Figure ${await idOf(props)}`} />
        <Notice title="This address draws nothing">{loaded}</Notice>
      </>
    );
  const { figure, choices, editions, spec, offered, study } = loaded;
  return (
    <>
      <Live object={study.id} topic="study" />
      <PageHeader
        actions={
          <KeepFigure
            following={figureAddress(spec.id, { ...figure.options, at: null }, offered)}
            keep={keepFigure.bind(null, study.slug)}
            permanent={figure.address}
            title={figure.title}
          />
        }
        parent={{ label: 'Figures', href: '/figures' }}
        title={figure.title}
      >
        <Link className="link" href={`/studies/${figure.study}`}>
          {figure.subtitle}
        </Link>
        {figure.options.at && (
          <Link className="link" href={figureAddress(spec.id, { ...figure.options, at: null }, offered)}>
            Data as of {figure.options.at.toISOString().slice(0, 16).replace('T', ' ')} UTC: show the newest
          </Link>
        )}
      </PageHeader>
      <div className="flex flex-col gap-4">
        <FigureEditions editions={editions} />
        <Card>
          <div className="p-4">
            <FigureChoices groups={choices} />
          </div>
        </Card>
        <FigureSheet figure={figure}>
          <Card title="For a paper">
            <ExportPanel address={`/api/v1${figure.address}`} title={figure.title} {...exportChoices} />
          </Card>
        </FigureSheet>
      </div>
    </>
  );
}

/** The figure, or the sentence of what is wrong with its address. */
async function load(
  id: string,
  search: Record<string, string | string[] | undefined>,
): Promise<LoadedFigure | string> {
  try {
    return await loadFigure(database(), id, parseFigureQuery(search));
  } catch (error) {
    if (error instanceof LabError && error.code === 'not-found') notFound();
    if (error instanceof LabError && error.code === 'bad-input') return error.message;
    throw error;
  }
}
