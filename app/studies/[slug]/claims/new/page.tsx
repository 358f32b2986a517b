import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ClaimForm } from '#components/claims/claim-form';
import { PageHeader } from '#components/shell/page-header';
import type { ClaimSpec } from '#lib/domain/claim';
import { loadLedger } from '#lib/load-claims';
import { database } from '#lib/store/client';
import { readStudy } from '#lib/store/studies-read';
import { permit } from '../../../../session.ts';
import { keep, preview } from '../actions.ts';
import { formData } from '../form-data.ts';

export const metadata: Metadata = { title: 'Add a claim' };
export const dynamic = 'force-dynamic';

export default async function NewClaimPage({ params }: { params: Promise<{ slug: string }> }) {
  await permit('edit', 'claim');
  const { slug } = await params;
  if (!(await readStudy(database(), slug))) notFound();
  const { study, samples } = await loadLedger(database(), slug);
  const { levels, templates } = formData(samples);
  const [first] = templates;
  const initial: ClaimSpec = {
    sentence: '',
    where: { section: '', page: '', line: 0 },
    printed: '',
    unit: first?.unit ?? '',
    basis: first
      ? { kind: 'query', query: first.query, rule: { kind: 'digits', value: '' }, readings: [] }
      : { kind: 'none', reason: '' },
    note: '',
  };
  return (
    <>
      <PageHeader
        parent={{ label: `Claims of ${study.title}`, href: `/studies/${slug}/claims` }}
        title="Add a claim"
      >
        A sentence of your paper, bound to the query that it rests on.
      </PageHeader>
      <ClaimForm
        initial={initial}
        levels={levels}
        preview={preview.bind(null, slug)}
        remove={null}
        save={keep.bind(null, slug, null)}
        templates={templates}
      />
    </>
  );
}
