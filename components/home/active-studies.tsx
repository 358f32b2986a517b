import Link from 'next/link';
import type { TimeLeft as Left } from '#lib/domain/time-left';
import { ProvenanceBadge } from '../charts/provenance-badge.tsx';
import type { ListedStudy } from '../studies/study-list.tsx';
import { StudyProgress } from '../studies/study-progress.tsx';
import { TimeLeft } from '../studies/time-left.tsx';

export type ActiveStudy = ListedStudy & {
  readonly left: Left | null;
  readonly trouble: string | null;
};

/** Studies under way: how far, how long still, and what is in the way. */
export function ActiveStudies({ studies }: { studies: readonly ActiveStudy[] }) {
  return (
    <ul>
      {studies.map((study) => (
        <li
          className="flex flex-col gap-2 border-hairline border-b px-4 py-3 last:border-b-0"
          key={study.slug}
        >
          <div className="flex flex-wrap justify-between gap-x-4 gap-y-1">
            <Link className="link font-medium" href={`/studies/${study.slug}`}>
              {study.title}
            </Link>
            <span className="flex flex-wrap items-center gap-2 text-muted text-sm">
              <ProvenanceBadge provenance={study.provenance} />
              {study.pause ?? study.state}
              {study.cluster && ` on ${study.cluster}`}
              {' · '}
              <TimeLeft left={study.left} paused={study.pause !== null} />
            </span>
          </div>
          <StudyProgress counts={study.trials} />
          {study.trouble && <p className="text-invalid text-sm">{study.trouble}</p>}
        </li>
      ))}
    </ul>
  );
}
