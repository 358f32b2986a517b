import type { Metadata } from 'next';
import Link from 'next/link';
import { ProvenanceBadge } from '#components/charts/provenance-badge';
import { CheckReport } from '#components/clusters/check-report';
import { ClusterFacts } from '#components/clusters/cluster-facts';
import { FabricFloors } from '#components/clusters/fabric-floors';
import { HostHistory } from '#components/clusters/host-history';
import { HostKeys } from '#components/clusters/host-keys';
import { Orphans } from '#components/clusters/orphans';
import { Quarantines } from '#components/clusters/quarantines';
import { Whereabouts } from '#components/clusters/whereabouts';
import { PageHeader } from '#components/shell/page-header';
import { Button } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { Notice } from '#components/ui/notice';
import { loadClusterHistory } from '#lib/cluster-history';
import type { JobKind, ReportLine } from '#lib/domain/job';
import { tells } from '#lib/domain/quarantine';
import { lookCommands } from '#lib/launching/look-commands';
import { database } from '#lib/store/client';
import { hostKeys } from '#lib/store/host-keys';
import { type ClusterJob, recentJobs } from '#lib/store/jobs';
import { foundOrphans, knownTrials } from '#lib/store/orphans';
import { openQuarantines } from '#lib/store/quarantines';
import { Live } from '../../live.tsx';
import { permit } from '../../session.ts';
import { endOrphans, release, startJob, trustKeys } from '../actions.ts';
import { findCluster } from '../find-cluster.ts';

export const dynamic = 'force-dynamic';

type Props = { readonly params: Promise<{ readonly name: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).name };
}

const JOB_TITLE: Record<JobKind, string> = {
  'read-keys': 'Reading host keys',
  check: 'Preflight',
  'check-with-moves': 'Preflight with one move of each VM',
  release: 'Asking both hosts about a quarantined VM',
  'find-orphans': 'Looking for processes of dead runs',
  'end-orphans': 'Ending what is left of a trial',
};

export default async function ClusterPage({ params }: Props) {
  await permit('read', 'cluster');
  const cluster = await findCluster((await params).name);
  const [keys, jobs, quarantines, found, history] = await Promise.all([
    hostKeys(database(), cluster.id),
    recentJobs(database(), cluster.id),
    openQuarantines(database(), { clusterId: cluster.id }),
    foundOrphans(database(), cluster.id),
    loadClusterHistory(database(), cluster),
  ]);
  const now = new Date();
  const marked = found?.orphans.map(({ trial }) => trial) ?? [];
  const known = await knownTrials(database(), marked);
  const name = cluster.spec.name;
  const reading = jobs.find((job) => job.kind === 'read-keys');
  const shown = new Set(reading?.lines.map((line) => line.detail));
  const current = keys.filter((key) => shown.has(key.fingerprint));
  const trusted = current.length > 0 && current.every((key) => key.confirmedAt !== null);
  const newest = jobs[0];
  const hostKeyCard = (
    <Card aside={<JobForm kind="read-keys" label="Read again" name={name} small />} title="Host keys">
      {keys.length === 0 ? (
        <p className="px-4 py-4 text-muted">
          {isBusy(reading)
            ? 'Asking the machines for their keys …'
            : (reading?.error ?? 'No machine has answered yet.')}
        </p>
      ) : (
        <HostKeys
          keys={keys.map((key) => ({ ...key, current: shown.has(key.fingerprint) }))}
          trust={trustKeys.bind(null, name)}
        />
      )}
      {reading?.lines.some((line) => line.state === 'failed') && (
        <CheckReport lines={reading.lines.filter((line) => line.state === 'failed')} />
      )}
    </Card>
  );
  return (
    <>
      <Live object={cluster.id} topic="cluster" />
      <PageHeader
        actions={
          <>
            <Button asChild>
              <Link href={`/clusters/${encodeURIComponent(name)}/edit`}>Edit</Link>
            </Button>
            {trusted && <CheckButtons busy={isBusy(newest)} name={name} />}
          </>
        }
        parent={{ label: 'Clusters', href: '/clusters' }}
        title={name}
      >
        <ProvenanceBadge provenance={cluster.spec.provenance} />
        <span>{cluster.spec.platform}</span>
        <span>
          {cluster.spec.hosts.length} hosts, {cluster.spec.vms.length} VMs
        </span>
      </PageHeader>
      <div className="flex flex-col gap-4">
        {cluster.trouble && !tells(cluster.trouble, quarantines) && (
          <Notice title="The next trial waits">{cluster.trouble}</Notice>
        )}
        <Quarantines
          busy={isBusy(newest)}
          quarantines={quarantines.map((one) => ({ ...one, look: lookCommands(cluster.spec, one) }))}
          release={release.bind(null, name)}
        />
        {!trusted && hostKeyCard}
        {newest && newest.kind !== 'read-keys' && <Job job={newest} />}
        {trusted && newest?.kind === 'read-keys' && history.trials === 0 && (
          <p className="text-muted">
            Next: check the cluster, then{' '}
            <Link className="link" href={`/studies/new?cluster=${name}`}>
              declare a study
            </Link>
            .
          </p>
        )}
        <Whereabouts now={now} seen={history.whereabouts} spec={cluster.spec} />
        <HostHistory hosts={history.hosts} now={now} trials={history.trials} />
        <FabricFloors floors={history.floors} />
        {trusted && (
          <Orphans
            again={<JobForm busy={isBusy(newest)} kind="find-orphans" label="Look" name={name} small />}
            busy={isBusy(newest)}
            end={endOrphans.bind(null, name)}
            found={found}
            known={known}
          />
        )}
        <ClusterFacts spec={cluster.spec} />
        {trusted && hostKeyCard}
      </div>
    </>
  );
}

function Job({ job }: { job: ClusterJob }) {
  const count = (state: ReportLine['state']) => job.lines.filter((line) => line.state === state).length;
  const [wrong, notes] = [count('failed'), count('warning')];
  const asked = job.lines.length;
  const verdict =
    wrong > 0 ? `${wrong} of ${asked} wrong` : notes > 0 ? `none of ${asked} wrong` : `all ${asked} well`;
  const summary = isBusy(job) ? `${asked} answers so far …` : verdict;
  return (
    <Card aside={<span aria-live="polite">{summary}</span>} title={JOB_TITLE[job.kind]}>
      {job.error && <p className="px-4 py-3 text-invalid">{job.error}</p>}
      <CheckReport lines={job.lines} />
    </Card>
  );
}

function CheckButtons({ name, busy }: { name: string; busy: boolean }) {
  return (
    <>
      <JobForm busy={busy} kind="check" label="Check" name={name} />
      <JobForm busy={busy} kind="check-with-moves" label="Check and move each VM once" name={name} />
      <Button asChild tone="primary">
        <Link href={`/studies/new?cluster=${name}`}>New study</Link>
      </Button>
    </>
  );
}

function JobForm({
  name,
  kind,
  label,
  busy = false,
  small = false,
}: {
  name: string;
  kind: JobKind;
  label: string;
  busy?: boolean;
  small?: boolean;
}) {
  return (
    <form action={startJob.bind(null, name)}>
      <input name="kind" type="hidden" value={kind} />
      <Button disabled={busy} size={small ? 'small' : 'base'} type="submit">
        {label}
      </Button>
    </form>
  );
}

const isBusy = (job: ClusterJob | undefined) => job?.state === 'queued' || job?.state === 'running';
