import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { FigureGrid } from '#components/charts/figure-card';
import { ProvenanceBadge } from '#components/charts/provenance-badge';
import { SavedFigures } from '#components/charts/saved-figures';
import { HeldBack } from '#components/clusters/held-back';
import { TabProgress } from '#components/live/tab-progress';
import { PageHeader } from '#components/shell/page-header';
import { CancelStudy } from '#components/studies/cancel-study';
import { InvalidTrials, isNotValid } from '#components/studies/invalid-trials';
import { PauseStudy } from '#components/studies/pause-study';
import { RunMissing } from '#components/studies/run-missing';
import { StopNotice } from '#components/studies/stop-notice';
import { StudyMatrix } from '#components/studies/study-matrix';
import { StudyNav } from '#components/studies/study-nav';
import { StudyProgress } from '#components/studies/study-progress';
import { TimeLeft } from '#components/studies/time-left';
import { Button } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { Notice } from '#components/ui/notice';
import { timeLeft } from '#lib/analysis/time-left';
import { stateText } from '#lib/domain/pause';
import { tells } from '#lib/domain/quarantine';
import { prepareMatrix } from '#lib/figures/matrix';
import { loadCancelling } from '#lib/load-cancelling';
import { figuresOf, loadFigureAt } from '#lib/load-figure';
import { database } from '#lib/store/client';
import { openQuarantines } from '#lib/store/quarantines';
import { listSavedFigures } from '#lib/store/saved-figures';
import { readStudy } from '#lib/store/studies-read';
import { derive, loadStudyData } from '#lib/study-data';
import { forgetFigure } from '../../figures/actions.ts';
import { Live } from '../../live.tsx';
import { permit } from '../../session.ts';
import { cancelStudy, continueStudy, pauseStudy, runMissingTrials } from '../actions.ts';

export const dynamic = 'force-dynamic';

type Props = { readonly params: Promise<{ readonly slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  return { title: (await readStudy(database(), slug))?.title ?? slug };
}

export default async function StudyPage({ params }: Props) {
  await permit('read', 'study');
  const data = await loadStudyData(database(), (await params).slug);
  if (!data) notFound();
  const { study, samples } = data;
  const held = study.finishedAt ? [] : await openQuarantines(database(), { studyId: study.id });
  const stop = await loadCancelling(database(), study);
  const gallery = await listSavedFigures(database(), study.slug);
  const saved = await Promise.all(
    gallery.map(async (kept) => ({ ...kept, figure: await loadFigureAt(database(), kept.address) })),
  );
  return (
    <>
      <Live object={study.id} topic="study" />
      {!study.finishedAt && (
        <TabProgress
          alarm={study.trouble !== null}
          done={study.trials.total - study.trials.planned - study.trials.running}
          total={study.trials.total}
        />
      )}
      {stop && study.state === 'cancelling' && <Live object={stop.trialId} topic="trial" />}
      <PageHeader
        actions={
          <>
            {study.provenance !== 'imported' && !study.imported && (
              <Button asChild>
                <Link href={`/studies/new?from=${study.slug}`}>Clone</Link>
              </Button>
            )}
            <PauseStudy
              hold={pauseStudy.bind(null, study.slug)}
              pause={study.pause}
              resume={continueStudy.bind(null, study.slug)}
              state={study.state}
            />
            <RunMissing
              missing={study.trials.cancelled}
              run={runMissingTrials.bind(null, study.slug)}
              state={study.imported ? 'imported' : study.state}
            />
            <CancelStudy
              cancel={cancelStudy.bind(null, study.slug)}
              left={study.trials.planned + study.trials.running}
              state={study.state}
            />
          </>
        }
        parent={{ label: 'Studies', href: '/studies' }}
        title={study.title}
      >
        <span className="font-mono text-sm">{study.slug}</span>
        <span aria-live="polite">{stateText(study)}</span>
        <ProvenanceBadge provenance={study.provenance} />
        {study.cluster && <span>on {study.cluster}</span>}
        {!study.finishedAt && study.trials.total > 0 && (
          <TimeLeft left={timeLeft(samples, new Date())} paused={study.pause !== null} />
        )}
        {study.imported && (
          <span className="text-sm" title={`sha256 of the file: ${study.imported.sha256}`}>
            came in a file, {study.imported.at.toISOString().slice(0, 10)}
          </span>
        )}
        {study.source && <span className="text-sm">{study.source}</span>}
      </PageHeader>
      <StudyNav here="overview" slug={study.slug} />
      <div className="flex flex-col gap-6">
        <StopNotice state={study.state} stop={stop} />
        <HeldBack cluster={study.cluster ?? ''} quarantines={held} />
        {study.trouble && !study.pause && !tells(study.trouble, held) && (
          <Notice title={`${study.cluster} is not ready: the study waits`}>{study.trouble}</Notice>
        )}
        {study.provenance !== 'imported' && <StudyProgress counts={study.trials} />}
        <Card title="Trials by cell">
          <StudyMatrix matrix={derive(samples, 'matrix', () => prepareMatrix(study, samples))} />
        </Card>
        <section>
          <h2 className="mb-3 font-medium text-lg">Figures</h2>
          <FigureGrid figures={figuresOf(data)} />
        </section>
        {saved.length > 0 && (
          <section>
            <h2 className="mb-3 font-medium text-lg">Kept figures</h2>
            <SavedFigures remove={forgetFigure.bind(null, study.slug)} saved={saved} />
          </section>
        )}
        {study.provenance !== 'imported' && (
          <InvalidTrials trials={derive(samples, 'not valid', () => samples.filter(isNotValid))} />
        )}
      </div>
    </>
  );
}
