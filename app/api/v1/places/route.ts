import { figuresOf } from '#lib/load-figure';
import { database } from '#lib/store/client';
import { listClusters } from '#lib/store/clusters';
import { listStudies } from '#lib/store/studies-read';
import { loadStudyData } from '#lib/study-data';
import type { Place } from '../../../../components/shell/places.ts';
import { permit } from '../../../session.ts';

export const dynamic = 'force-dynamic';

/** Figures of this many of the newest studies; all of every study would be thousands. */
const STUDIES_WITH_FIGURES = 5;

/** Where one can go besides the pages themselves: studies, clusters, figures. */
export async function GET(): Promise<Response> {
  await permit('read', 'app');
  const db = database();
  const [studies, clusters] = await Promise.all([listStudies(db), listClusters(db)]);
  const shown = await Promise.all(
    studies.slice(0, STUDIES_WITH_FIGURES).map(({ slug }) => loadStudyData(db, slug)),
  );
  const places: Place[] = [
    ...studies.map(({ slug, title, state }) => ({
      group: 'Studies',
      label: title,
      detail: `${slug} · ${state}`,
      href: `/studies/${slug}`,
    })),
    ...clusters.map(({ spec, trouble }) => ({
      group: 'Clusters',
      label: spec.name,
      detail: trouble ? 'in trouble' : spec.platform,
      href: `/clusters/${spec.name}`,
    })),
    ...shown.flatMap((data) =>
      data
        ? figuresOf(data).map(({ id, title }) => ({
            group: 'Figures',
            label: title,
            detail: data.study.title,
            href: `/figures/${id}`,
          }))
        : [],
    ),
  ];
  return Response.json(places, { headers: { 'Cache-Control': 'no-store' } });
}
