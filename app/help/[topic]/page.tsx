import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Markdown } from '#components/help/markdown';
import { TopicList } from '#components/help/topic-list';
import { PageHeader } from '#components/shell/page-header';
import { permit } from '../../session.ts';
import { headingId, plain, readTopic, readTopics } from '../guide.ts';

export const dynamic = 'force-dynamic';

type Props = { readonly params: Promise<{ readonly topic: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readTopic((await params).topic))?.title ?? 'Help' };
}

export default async function TopicPage({ params }: Props) {
  await permit('read', 'app');
  const topic = await readTopic((await params).topic);
  if (!topic) notFound();
  return (
    <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[13rem_minmax(0,46rem)]">
      <TopicList current={topic.slug} topics={await readTopics()} />
      <article className="min-w-0">
        <PageHeader parent={{ label: 'Help', href: '/help' }} title={topic.title} />
        <Markdown idOf={(words) => headingId(plain(words))} tokens={topic.body} />
      </article>
    </div>
  );
}
