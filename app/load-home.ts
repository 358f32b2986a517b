import 'server-only';
import { cookies } from 'next/headers';
import type { ActiveStudy } from '#components/home/active-studies';
import type { ListedCluster } from '#components/home/cluster-list';
import { timeLeft } from '#lib/analysis/time-left';
import { loadFigures } from '#lib/load-figure';
import { database } from '#lib/store/client';
import { listClusters } from '#lib/store/clusters';
import { openQuarantines } from '#lib/store/quarantines';
import { listStudies, type StudyOverview } from '#lib/store/studies-read';
import { loadStudyData } from '#lib/study-data';

const ACTIVE = ['queued', 'running', 'cancelling'];
const ENDED_SHOWN = 6;
const FIGURES_SHOWN = 3;

/** What home shows. */
export async function loadHome(now: Date) {
  const db = database();
  const [studies, stored, quarantines] = await Promise.all([
    listStudies(db),
    listClusters(db),
    openQuarantines(db),
  ]);
  const own = studies.filter((study) => study.provenance !== 'imported');
  const active = own.filter((study) => ACTIVE.includes(study.state));
  const ended = own
    .filter((study) => study.finishedAt !== null)
    .sort((a, b) => Number(b.finishedAt) - Number(a.finishedAt));
  const visit = (await cookies()).get('visit')?.value;
  const figures = own[0] ? await loadFigures(db, own[0].slug) : [];
  return {
    active: await Promise.all(active.map((study) => withTimeLeft(study, now))),
    ended: ended.slice(0, ENDED_SHOWN),
    clusters: stored.map((cluster): ListedCluster => {
      const study = active.find(
        ({ cluster: name, state }) => name === cluster.spec.name && state === 'running',
      );
      return { ...cluster, study: study ?? null };
    }),
    quarantines,
    newest: own[0] ?? null,
    figures: figures.slice(0, FIGURES_SHOWN),
    thesis: (await loadFigures(db, 'thesis')).slice(0, FIGURES_SHOWN),
    visit,
    since: lastVisit(visit),
  };
}

async function withTimeLeft(study: StudyOverview, now: Date): Promise<ActiveStudy> {
  const data = await loadStudyData(database(), study.slug);
  return { ...study, left: data ? timeLeft(data.samples, now) : null };
}

/** null on the first visit, and for a cookie that is not ours. */
function lastVisit(visit: string | undefined): Date | null {
  const before = Number(visit?.split('.')[0] ?? 0);
  return before > 0 ? new Date(before) : null;
}
