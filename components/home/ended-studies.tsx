import Link from 'next/link';
import { ProvenanceBadge } from '../charts/provenance-badge.tsx';
import type { ListedStudy } from '../studies/study-list.tsx';
import { VerdictMark } from '../ui/verdict-mark.tsx';
import { When } from '../ui/when.tsx';

/** What ended, how, and when: those since the last visit first, with a word. */
export function EndedStudies({ studies, since, now }: EndedStudiesProps) {
  return (
    <ul>
      {studies.map((study) => (
        <li
          className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-hairline border-b px-4 py-2.5 last:border-b-0"
          key={study.slug}
        >
          <Link className="link font-medium" href={`/studies/${study.slug}`}>
            {study.title}
          </Link>
          {study.finishedAt && since && study.finishedAt > since && (
            <span className="rounded-sm bg-accent-soft px-1.5 text-accent text-xs">
              since your last visit
            </span>
          )}
          <span className="ml-auto flex flex-wrap items-baseline gap-x-3 text-muted text-sm">
            {(['valid', 'unknown', 'invalid', 'cancelled'] as const).map(
              (mark) =>
                study.trials[mark] > 0 && (
                  <span className="flex gap-1" key={mark}>
                    <VerdictMark mark={mark} /> {study.trials[mark]}
                  </span>
                ),
            )}
            <ProvenanceBadge provenance={study.provenance} />
            {study.finishedAt && <When at={study.finishedAt} now={now} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface EndedStudiesProps {
  readonly studies: readonly ListedStudy[];
  /** null on the first visit: everything would be new. */
  readonly since: Date | null;
  readonly now: Date;
}
