import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/shell/page-header';
import { Card } from '#components/ui/card';
import { permit } from '../session.ts';
import { readTopics } from './guide.ts';

export const metadata: Metadata = { title: 'Help' };
export const dynamic = 'force-dynamic';

export default async function HelpPage() {
  await permit('read', 'app');
  const topics = await readTopics();
  return (
    <>
      <PageHeader title="Help">How to run a study here, and how to read what comes out.</PageHeader>
      <Card className="max-w-[52rem]">
        <ul>
          {topics.map(({ slug, title, summary }) => (
            <li className="border-hairline border-b px-4 py-3 last:border-b-0" key={slug}>
              <Link className="link font-medium" href={`/help/${slug}`}>
                {title}
              </Link>
              <p className="mt-0.5 text-muted text-sm">{summary}</p>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
