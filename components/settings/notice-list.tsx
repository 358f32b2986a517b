import Link from 'next/link';
import type { Notice } from '#lib/domain/notice';
import { When } from '../ui/when.tsx';

type Listed = Notice & {
  readonly attempts: number;
  readonly sentAt: Date | null;
  readonly failure: string | null;
};

/** What was told of late, and what became of it. */
export function NoticeList({ notices, now }: { notices: readonly Listed[]; now: Date }) {
  return (
    <ul>
      {notices.map((notice) => (
        <li
          className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-hairline border-b px-4 py-2.5 last:border-b-0"
          key={notice.id}
        >
          <Link className="link" href={notice.path}>
            {notice.text}
          </Link>
          <span className="ml-auto flex gap-3 text-muted text-sm">
            <span className={notice.failure ? 'text-invalid' : undefined}>{fateOf(notice)}</span>
            <When at={notice.at} now={now} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function fateOf({ sentAt, failure, attempts }: Listed): string {
  if (sentAt) return 'sent';
  if (failure) return `not sent after ${attempts}: ${failure}`;
  return 'shown here';
}
