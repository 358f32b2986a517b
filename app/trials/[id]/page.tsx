import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ProvenanceBadge } from '#components/charts/provenance-badge';
import { PageHeader } from '#components/shell/page-header';
import { Attempts } from '#components/trials/attempts';
import { CheckList } from '#components/trials/check-list';
import { HistoryTable } from '#components/trials/history-table';
import { Lanes } from '#components/trials/lanes';
import { MovesTable } from '#components/trials/moves-table';
import { ProgressBar } from '#components/trials/progress-bar';
import { RepeatTrial } from '#components/trials/repeat-trial';
import { ReportTable } from '#components/trials/report-table';
import { RoundsTable } from '#components/trials/rounds-table';
import { Neighbours, Siblings } from '#components/trials/siblings';
import { Times } from '#components/trials/times';
import { Card } from '#components/ui/card';
import { Notice } from '#components/ui/notice';
import { VerdictMark } from '#components/ui/verdict-mark';
import { CONDITION_LABEL } from '#lib/domain/closed-sets';
import { markOf } from '#lib/domain/mark';
import { showFabrics } from '#lib/figures/fabrics';
import { atOnce, count, formatNumber } from '#lib/figures/format';
import { prepareProgress } from '#lib/figures/progress';
import { migrationsText, prepareTimeline } from '#lib/figures/timeline';
import { tellStop } from '#lib/load-cancelling';
import { Live } from '../../live.tsx';
import { permit } from '../../session.ts';
import { repeat } from '../actions.ts';
import { EnvironmentCard } from './environment-card.tsx';
import { loadTrial, type TrialView } from './load.ts';
import { LogCard } from './log-card.tsx';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Trial' };

const MILLISECONDS = 3;

export default async function TrialPage({ params }: { params: Promise<{ id: string }> }) {
  await permit('read', 'trial');
  const view = await loadTrial((await params).id);
  if (!view) notFound();
  const { trial, sample, siblings, study, history, artifacts, judgement, result, report } = view;
  const progress = prepareProgress(history, result?.application ?? null, report);
  const timeline = trial.spec && result ? prepareTimeline(trial.spec, result, progress) : null;
  const [fabric] = showFabrics(sample.migrationFabric ? [sample.migrationFabric] : [], study.fabrics);
  const said = judgement ? [] : sample.reasons;
  const reasons = view.unreadable ? [view.unreadable, ...said] : said;
  return (
    <>
      <Live object={sample.trialId} topic="trial" />
      <PageHeader
        actions={
          mayRepeat(view) && (
            <RepeatTrial
              needsReason={sample.verdict === 'valid'}
              repeat={repeat.bind(null, sample.trialId)}
            />
          )
        }
        parent={{ label: study.title, href: `/studies/${study.slug}` }}
        title={titleOf(view)}
      >
        <VerdictMark mark={markOf(sample)} />
        <span className="font-medium text-ink">
          {sample.seconds === null ? 'no time' : `${formatNumber(sample.seconds, MILLISECONDS)} s`}
        </span>
        <span>{CONDITION_LABEL[sample.condition]}</span>
        <ProvenanceBadge provenance={study.provenance} />
        {sample.mpiFabric && <span>MPI over {sample.mpiFabric}</span>}
      </PageHeader>
      <div className="flex flex-col gap-4">
        {sample.state === 'cancelled' && trial.cluster && history.length > 0 && (
          <Notice title="Cancelled">
            It was stopped: {tellStop({ cluster: trial.cluster, history }).done}.
          </Notice>
        )}
        <Attempts sample={sample} siblings={siblings} />
        {reasons.map((reason) => (
          <p className="rounded-lg border border-hairline bg-paper px-4 py-3" key={reason}>
            {reason}
            {study.source && <span className="block text-muted text-sm">{study.source}</span>}
          </p>
        ))}
        {progress && sample.state === 'running' && <ProgressBar progress={progress} />}
        {timeline && (
          <Card aside={trial.spec && result && migrationsText(trial.spec, result)} title="Timeline">
            <Lanes hue={fabric?.hue ?? 'neutral'} timeline={timeline} />
          </Card>
        )}
        {result && <Times history={history} result={result} />}
        <LogCard history={history} trialId={sample.trialId} />
        <div className={`grid items-start gap-4 ${judgement ? 'lg:grid-cols-[3fr_2fr]' : ''}`}>
          {judgement && (
            <Card aside={`judged ${judgement.at.toISOString().slice(0, 16)}Z`} title="Checks">
              <CheckList checks={judgement.checks} />
            </Card>
          )}
          <div className="flex min-w-0 flex-col gap-4">
            <Card
              aside={<Neighbours current={sample.trialId} samples={siblings} />}
              title="Repetitions of this cell"
            >
              <Siblings current={sample.trialId} samples={siblings} />
            </Card>
            {artifacts.length > 0 && (
              <Card title="Raw output">
                <ul className="px-4 py-2 text-sm">
                  {artifacts.map(({ name, bytes }) => (
                    <li className="flex justify-between gap-4 py-0.5" key={name}>
                      <Link
                        className="link font-mono text-xs"
                        href={`/trials/${sample.trialId}/artifacts/${encodeURIComponent(name)}`}
                        prefetch={false}
                      >
                        {name}
                      </Link>
                      <span className="text-muted">{bytes.toLocaleString('en-US')} B</span>
                    </li>
                  ))}
                </ul>
              </Card>
            )}
          </div>
        </div>
        {report && report.results.length > 0 && (
          <Card aside={`${report.completed} completed`} title={sample.application}>
            <ReportTable results={report.results} />
          </Card>
        )}
        {result && result.migrations.length > 0 && (
          <>
            <Card title="Migrations">
              <MovesTable migrations={result.migrations} />
            </Card>
            <Card aside="received by all hosts, by the interface counters" title="Rounds">
              <RoundsTable hosts={trial.cluster?.hosts ?? []} rounds={result.rounds} />
            </Card>
          </>
        )}
        <EnvironmentCard view={view} />
        {history.length > 0 && (
          <details className="rounded-lg border border-hairline bg-paper">
            <summary className="px-4 py-2.5 font-medium">History, {count(history.length, 'event')}</summary>
            <HistoryTable history={history} />
          </details>
        )}
      </div>
    </>
  );
}

/** The newest attempt of a trial that ran here and has ended. */
function mayRepeat({ sample, siblings, study, trial }: TrialView): boolean {
  const ended = sample.state === 'finished' || (sample.state === 'cancelled' && sample.startedAt !== null);
  const later = siblings.some(
    ({ repetition, attempt }) => repetition === sample.repetition && attempt > sample.attempt,
  );
  return ended && !later && trial.spec !== null && study.imported === null;
}

function titleOf({ sample, study }: TrialView): string {
  const [fabric] = showFabrics(sample.migrationFabric ? [sample.migrationFabric] : [], study.fabrics);
  const parts = [
    sample.application,
    sample.vms === null ? null : count(sample.vms, 'VM'),
    fabric?.label,
    sample.simultaneous > 0 ? atOnce(sample.simultaneous) : null,
    `repetition ${sample.repetition}`,
    sample.attempt > 1 ? `attempt ${sample.attempt}` : null,
  ];
  return parts.filter(Boolean).join(' · ');
}
