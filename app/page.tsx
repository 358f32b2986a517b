import Link from 'next/link';
import { FigureGrid } from '#components/charts/figure-card';
import { ProvenanceBadge } from '#components/charts/provenance-badge';
import { PageHeader } from '#components/shell/page-header';
import { StudyProgress } from '#components/studies/study-progress';
import { Button } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { loadFigures } from '#lib/load-figure';
import { database } from '#lib/store/client';
import { listClusters, type StoredCluster } from '#lib/store/clusters';
import { listStudies, type StudyOverview } from '#lib/store/studies-read';
import { Live } from './live.tsx';
import { permit } from './session.ts';

export const dynamic = 'force-dynamic';

const ACTIVE = ['queued', 'running', 'cancelling'];
const ENDED_SHOWN = 5;

export default async function HomePage() {
  await permit('read', 'app');
  const [studies, clusters] = await Promise.all([listStudies(database()), listClusters(database())]);
  const own = studies.filter((study) => study.provenance !== 'imported');
  const newest = own[0];
  const figures = await loadFigures(database(), newest?.slug ?? 'thesis');
  const thesis = newest ? await loadFigures(database(), 'thesis') : [];
  return (
    <>
      <Live topic="study" />
      <Live topic="cluster" />
      <PageHeader
        actions={
          <Button asChild tone="primary">
            <Link href="/studies/new">New study</Link>
          </Button>
        }
        title="Home"
      />
      <div className="flex flex-col gap-8">
        <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
          <Studies clusters={clusters.length} studies={own} />
          <Clusters clusters={clusters} />
        </div>
        <section>
          <h2 className="mb-3 font-medium text-lg">{newest ? newest.title : 'The thesis’ figures'}</h2>
          <FigureGrid figures={figures} />
        </section>
        {thesis.length > 0 && (
          <section>
            <h2 className="mb-3 font-medium text-lg">The thesis’ figures</h2>
            <FigureGrid figures={thesis} />
          </section>
        )}
      </div>
    </>
  );
}

function Studies({ studies, clusters }: { studies: readonly StudyOverview[]; clusters: number }) {
  const active = studies.filter((study) => ACTIVE.includes(study.state));
  const shown = [...active, ...studies.filter((study) => !active.includes(study)).slice(0, ENDED_SHOWN)];
  if (shown.length === 0)
    return (
      <Card title="Studies">
        {clusters > 0 ? (
          <EmptyState action={{ label: 'New study', href: '/studies/new' }}>
            Nothing has run here yet: declare a study, and its trials start on your cluster.
          </EmptyState>
        ) : (
          <EmptyState
            action={{ label: 'Try it on the rehearsal cluster', href: '/rehearsal' }}
            second={{ label: 'Look at figure 4.1', href: '/figures/4.1' }}
          >
            Nothing has run here yet. Until you have a cluster, rehearse on the modelled one that is built in,
            or read the thesis’ own figures.
          </EmptyState>
        )}
      </Card>
    );
  return (
    <Card aside={`${active.length} under way`} title="Studies">
      <ul>
        {shown.map((study) => (
          <li
            className="flex flex-col gap-2 border-hairline border-b px-4 py-3 last:border-b-0"
            key={study.slug}
          >
            <div className="flex justify-between gap-4">
              <Link className="link font-medium" href={`/studies/${study.slug}`}>
                {study.title}
              </Link>
              <span className="flex items-center gap-2 text-muted text-sm">
                <ProvenanceBadge provenance={study.provenance} />
                {study.pause ?? study.state}
                {study.cluster && ` on ${study.cluster}`}
              </span>
            </div>
            <StudyProgress counts={study.trials} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Clusters({ clusters }: { clusters: readonly StoredCluster[] }) {
  return (
    <Card title="Clusters">
      {clusters.length === 0 ? (
        <EmptyState action={{ label: 'Add a cluster', href: '/clusters' }}>
          No cluster is registered: name its hosts, its VMs and its networks, or try the testbed.
        </EmptyState>
      ) : (
        <ul>
          {clusters.map(({ id, spec }) => (
            <li className="border-hairline border-b px-4 py-3 last:border-b-0" key={id}>
              <Link className="link font-medium" href={`/clusters/${spec.name}`}>
                {spec.name}
              </Link>
              <p className="text-muted text-sm">
                {spec.hosts.length} hosts, {spec.vms.length} VMs,{' '}
                {spec.fabrics.map((f) => f.name).join(' and ')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
