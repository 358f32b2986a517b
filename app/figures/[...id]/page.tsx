import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { FigureChoices } from '#components/charts/figure-choices';
import { FigureEditions } from '#components/charts/figure-editions';
import { FigureSheet } from '#components/charts/figure-sheet';
import { KeepFigure } from '#components/charts/keep-figure';
import { PaperEditor } from '#components/charts/paper/paper-editor';
import { PageHeader } from '#components/shell/page-header';
import { Card } from '#components/ui/card';
import { Notice } from '#components/ui/notice';
import { LabError } from '#lib/domain/errors';
import { exportChoices } from '#lib/export/choices';
import { saidOfFigure } from '#lib/export/said-of-figure';
import { figureAddress } from '#lib/figures/address';
import type { FigureOptions } from '#lib/figures/options';
import { isTimeAxis } from '#lib/figures/time-axis';
import { type LoadedFigure, loadFigure } from '#lib/load-figure';
import { database } from '#lib/store/client';
import { draftOf } from '../../../components/charts/paper/draft.ts';
import { Live } from '../../live.tsx';
import { permit } from '../../session.ts';
import { keepFigure } from '../actions.ts';

export const dynamic = 'force-dynamic';

/** What is looked at while a figure is set for a paper. */
const IN_EDITOR = ['Error bars', 'Single trials'];

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
  const { figure, choices, editions, spec, offered, series, study } = loaded;
  const { format, options, withPaper } = saidOfFigure(await props.searchParams);
  const at = (change: Partial<FigureOptions>) =>
    withPaper(figureAddress(spec.id, { ...figure.options, ...change }, offered));
  const linked = choices.map((group) => ({
    ...group,
    choices: group.choices.map((choice) => ({ ...choice, href: withPaper(choice.href) })),
  }));
  return (
    <>
      <Live object={study.id} topic="study" />
      <PageHeader
        actions={
          <KeepFigure
            following={at({ at: null })}
            keep={keepFigure.bind(null, study.slug)}
            permanent={withPaper(figure.address)}
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
          <Link className="link" href={at({ at: null })}>
            Data as of {figure.options.at.toISOString().slice(0, 16).replace('T', ' ')} UTC: show the newest
          </Link>
        )}
      </PageHeader>
      <div className="flex flex-col gap-4">
        <FigureEditions
          editions={editions.map((edition) => ({ ...edition, href: withPaper(edition.href) }))}
        />
        <Card>
          <div className="p-4">
            <FigureChoices groups={linked} />
          </div>
        </Card>
        <FigureSheet figure={figure}>
          <Card title="For a paper">
            <PaperEditor
              {...exportChoices}
              hasTime={isTimeAxis(figure.x) || isTimeAxis(figure.y)}
              initial={draftOf(format, options, figure.options, series)}
              page={at({})}
              permanent={figure.address}
              series={series}
              title={figure.title}
            >
              <FigureChoices groups={linked.filter(({ label }) => IN_EDITOR.includes(label))} />
            </PaperEditor>
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
    return await loadFigure(database(), id, saidOfFigure(search).query);
  } catch (error) {
    if (error instanceof LabError && error.code === 'not-found') notFound();
    if (error instanceof LabError && error.code === 'bad-input') return error.message;
    throw error;
  }
}
