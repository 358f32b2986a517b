import Link from 'next/link';
import { cn } from '../ui/cn.ts';

interface Topic {
  readonly slug: string;
  readonly title: string;
  readonly sections: readonly { readonly id: string; readonly text: string }[];
}

/** The guide at the side, the sections of the open topic below its name; a fold on narrow screens. */
export function TopicList({ topics, current }: { topics: readonly Topic[]; current: string }) {
  return (
    <nav aria-label="Topics" className="lg:sticky lg:top-6">
      <details className="rounded-lg border border-hairline bg-paper lg:hidden">
        <summary className="px-4 py-2.5 font-medium">Topics</summary>
        <List className="p-2" current={current} topics={topics} />
      </details>
      <List className="max-lg:hidden" current={current} topics={topics} />
    </nav>
  );
}

function List({
  topics,
  current,
  className,
}: {
  topics: readonly Topic[];
  current: string;
  className: string;
}) {
  return (
    <ul className={cn('flex flex-col gap-0.5', className)}>
      {topics.map(({ slug, title, sections }) => (
        <li key={slug}>
          <Link
            aria-current={slug === current ? 'page' : undefined}
            className={cn(
              'block rounded-md px-2.5 py-1.5 text-muted hover:bg-raised hover:text-ink',
              slug === current && 'bg-raised font-medium text-ink',
            )}
            href={`/help/${slug}`}
          >
            {title}
          </Link>
          {slug === current && (
            <ul className="my-1 ml-2.5 border-hairline border-l">
              {sections.map(({ id, text }) => (
                <li key={id}>
                  <a className="block px-2.5 py-0.5 text-muted text-sm hover:text-ink" href={`#${id}`}>
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
