import Link from 'next/link';
import { FigureGrid } from '#components/charts/figure-card';
import { HeldBack } from '#components/clusters/held-back';
import { ActiveStudies } from '#components/home/active-studies';
import { ClusterList } from '#components/home/cluster-list';
import { EndedStudies } from '#components/home/ended-studies';
import { LastVisit } from '#components/home/last-visit';
import { PageHeader } from '#components/shell/page-header';
import { Button } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { Live } from './live.tsx';
import { loadHome } from './load-home.ts';
import { permit } from './session.ts';

export const dynamic = 'force-dynamic';

export default async function HomePage() {
  await permit('read', 'app');
  const now = new Date();
  const home = await loadHome(now);
  const { active, ended, clusters, newest } = home;
  return (
    <>
      <Live topic="study" />
      <Live topic="cluster" />
      <LastVisit visit={home.visit} />
      <PageHeader
        actions={
          <Button asChild tone="primary">
            <Link href="/studies/new">New study</Link>
          </Button>
        }
        title="Home"
      />
      <div className="flex flex-col gap-8">
        {clusters.map(({ id, spec }) => (
          <HeldBack
            cluster={spec.name}
            key={id}
            quarantines={home.quarantines.filter(({ clusterId }) => clusterId === id)}
          />
        ))}
        <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
          <div className="flex min-w-0 flex-col gap-4">
            {(active.length > 0 || ended.length === 0) && (
              <Card aside={`${active.length} under way`} title="Under way">
                {active.length > 0 ? (
                  <ActiveStudies studies={active} />
                ) : (
                  <NothingYet clusters={clusters.length} />
                )}
              </Card>
            )}
            {ended.length > 0 && (
              <Card
                aside={
                  <Link className="link" href="/studies">
                    all studies
                  </Link>
                }
                title="Ended"
              >
                <EndedStudies now={now} since={home.since} studies={ended} />
              </Card>
            )}
          </div>
          <Card title="Clusters">
            {clusters.length > 0 ? (
              <ClusterList clusters={clusters} />
            ) : (
              <EmptyState action={{ label: 'Add a cluster', href: '/clusters' }}>
                No cluster is registered: name its hosts, its VMs and its networks, or try the testbed.
              </EmptyState>
            )}
          </Card>
        </div>
        {newest && home.figures.length > 0 && (
          <Figures figures={home.figures} href={`/studies/${newest.slug}`} title={newest.title} />
        )}
        <Figures figures={home.thesis} href="/figures" title="The thesis’ figures" />
      </div>
    </>
  );
}

function NothingYet({ clusters }: { clusters: number }) {
  if (clusters > 0)
    return (
      <EmptyState action={{ label: 'New study', href: '/studies/new' }}>
        Nothing has run here yet: declare a study, and its trials start on your cluster.
      </EmptyState>
    );
  return (
    <EmptyState
      action={{ label: 'Try it on the rehearsal cluster', href: '/rehearsal' }}
      second={{ label: 'Look at figure 4.1', href: '/figures/4.1' }}
    >
      Nothing has run here yet. Until you have a cluster, rehearse on the modelled one that is built in, or
      read the thesis’ own figures.
    </EmptyState>
  );
}

type FiguresProps = Parameters<typeof FigureGrid>[0] & { readonly title: string; readonly href: string };

/** A few figures, and the way to all of them. */
function Figures({ title, href, figures }: FiguresProps) {
  return (
    <section>
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h2 className="font-medium text-lg">{title}</h2>
        <Link className="link text-sm" href={href}>
          all figures
        </Link>
      </div>
      <FigureGrid figures={figures} />
    </section>
  );
}
