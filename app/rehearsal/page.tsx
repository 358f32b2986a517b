import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import Link from 'next/link';
import { StartForm } from '#components/rehearsal/start-form';
import { PageHeader } from '#components/shell/page-header';
import { Card } from '#components/ui/card';
import { rehearsalIsThere } from '#lib/launching/rehearsal';
import { permit } from '../session.ts';
import { startRehearsal } from './actions.ts';

export const metadata: Metadata = { title: 'Rehearsal' };
export const dynamic = 'force-dynamic';

export default async function RehearsalPage() {
  await permit('register', 'cluster');
  return (
    <>
      <PageHeader parent={{ label: 'Clusters', href: '/clusters' }} title="Rehearsal">
        A modelled cluster on this computer, driven over ssh like any other. Nothing on it is measured.
      </PageHeader>
      <Card>
        <div className="flex max-w-prose flex-col gap-3 px-4 py-6">
          <p>
            The first study runs HPL on two VMs: alone, with migrations, and migrations alone. It takes about
            a minute, and every page, figure and file of it says <em>rehearsal</em>.
          </p>
          {rehearsalIsThere() ? (
            <StartForm requestKey={randomUUID()} start={startRehearsal} />
          ) : (
            <p className="text-muted">
              The rehearsal cluster has not started here: it needs Linux, and npm start says what else is in
              its way.
            </p>
          )}
          <p className="text-muted">
            <Link className="link" href="/help/rehearsal">
              What is modelled, and how to make it fail
            </Link>
          </p>
        </div>
      </Card>
    </>
  );
}
