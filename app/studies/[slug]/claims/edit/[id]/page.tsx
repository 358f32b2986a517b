import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ClaimForm } from '#components/claims/claim-form';
import { PageHeader } from '#components/shell/page-header';
import { loadLedger } from '#lib/load-claims';
import { database } from '#lib/store/client';
import { readStudy } from '#lib/store/studies-read';
import { permit } from '../../../../../session.ts';
import { keep, preview, remove } from '../../actions.ts';
import { formData } from '../../form-data.ts';

export const metadata: Metadata = { title: 'Edit a claim' };
export const dynamic = 'force-dynamic';

export default async function EditClaimPage({ params }: { params: Promise<{ slug: string; id: string }> }) {
  await permit('edit', 'claim');
  const { slug, id } = await params;
  if (!(await readStudy(database(), slug))) notFound();
  const { study, samples, claims } = await loadLedger(database(), slug);
  const claim = claims.find((one) => one.id === id && one.own);
  if (!claim) notFound();
  const { id: _id, own: _own, ...initial } = claim;
  return (
    <>
      <PageHeader
        parent={{ label: `Claims of ${study.title}`, href: `/studies/${slug}/claims` }}
        title="Edit a claim"
      />
      <ClaimForm
        initial={initial}
        {...formData(samples)}
        preview={preview.bind(null, slug)}
        remove={remove.bind(null, slug, id)}
        save={keep.bind(null, slug, id)}
      />
    </>
  );
}
