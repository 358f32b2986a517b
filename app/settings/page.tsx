import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { NoticeList } from '#components/settings/notice-list';
import { ThisBrowser } from '#components/settings/this-browser';
import { WebhookForm } from '#components/settings/webhook-form';
import { PageHeader } from '#components/shell/page-header';
import { Card } from '#components/ui/card';
import { database } from '#lib/store/client';
import { listNotices } from '#lib/store/notices';
import { readWebhook } from '#lib/store/settings';
import { Live } from '../live.tsx';
import { permit } from '../session.ts';
import { setWebhook } from './actions.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Settings' };

const NOTICES_SHOWN = 20;

export default async function SettingsPage() {
  await permit('read', 'app');
  const [jar, webhook, notices] = await Promise.all([
    cookies(),
    readWebhook(database()),
    listNotices(database(), NOTICES_SHOWN),
  ]);
  return (
    <>
      <Live topic="notice" />
      <PageHeader title="Settings" />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title="This browser">
          <ThisBrowser keys={jar.get('keys')?.value} theme={jar.get('theme')?.value} />
        </Card>
        <div className="flex min-w-0 flex-col gap-4">
          <Card title="Notices of this installation">
            <WebhookForm save={setWebhook} url={webhook?.url ?? ''} />
          </Card>
          <Card title="Told of late">
            {notices.length > 0 ? (
              <NoticeList notices={notices} now={new Date()} />
            ) : (
              <p className="px-4 py-6 text-muted">
                Nothing yet: the end of a study, and a cluster that waits for a person, will stand here.
              </p>
            )}
          </Card>
        </div>
      </div>
    </>
  );
}
