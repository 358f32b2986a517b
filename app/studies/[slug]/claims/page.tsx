import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ProvenanceBadge } from '#components/charts/provenance-badge';
import { LedgerList } from '#components/claims/ledger-list';
import { VerdictFilter } from '#components/claims/verdict-filter';
import { PageHeader } from '#components/shell/page-header';
import { StudyNav } from '#components/studies/study-nav';
import { Button } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { countVerdicts } from '#lib/claims/ledger';
import { ClaimVerdict } from '#lib/domain/claim';
import { LEDGER_FORMATS } from '#lib/export/ledger';
import { loadLedger } from '#lib/load-claims';
import { database } from '#lib/store/client';
import { readStudy } from '#lib/store/studies-read';
import { Live } from '../../../live.tsx';
import { permit } from '../../../session.ts';

export const dynamic = 'force-dynamic';

interface Props {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<{ readonly verdict?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Claims of ${(await params).slug}` };
}

/** The ledger of a study: every claim recomputed as the page is read. */
export default async function ClaimsPage({ params, searchParams }: Props) {
  await permit('read', 'claim');
  const { slug } = await params;
  if (!(await readStudy(database(), slug))) notFound();
  const { study, rows } = await loadLedger(database(), slug);
  const href = `/studies/${slug}/claims`;
  const chosen = ClaimVerdict.safeParse((await searchParams).verdict).data ?? null;
  const shown = chosen === null ? rows : rows.filter((row) => row.verdict === chosen);
  return (
    <>
      <Live object={study.id} topic="study" />
      <PageHeader
        actions={
          <Button asChild tone="primary">
            <Link href={`${href}/new`}>Add a claim</Link>
          </Button>
        }
        parent={{ label: study.title, href: `/studies/${slug}` }}
        title="Claims"
      >
        <ProvenanceBadge provenance={study.provenance} />
        <span>Recomputed from the trials each time they are shown.</span>
      </PageHeader>
      <StudyNav here="claims" slug={slug} />
      <div className="flex flex-col gap-4">
        <VerdictFilter chosen={chosen} counts={countVerdicts(rows)} href={href} />
        <Card aside={rows.length > 0 && <Downloads href={href} />} title="Ledger">
          {shown.length > 0 ? (
            <LedgerList editHref={`${href}/edit`} rows={shown} />
          ) : (
            <EmptyState action={{ label: 'Add a claim', href: `${href}/new` }}>
              {rows.length > 0
                ? 'No claim has this verdict; choose another, or add a claim.'
                : 'No claim is bound to this study yet: type a sentence of your paper and choose the query that it rests on.'}
            </EmptyState>
          )}
        </Card>
      </div>
    </>
  );
}

const FORMAT_NAME = { md: 'Markdown', tex: 'LaTeX', csv: 'CSV', json: 'JSON' } as const;

function Downloads({ href }: { href: string }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      For an appendix:
      {(Object.keys(LEDGER_FORMATS) as (keyof typeof LEDGER_FORMATS)[]).map((format) => (
        <a className="link" download href={`${href}/ledger/${format}`} key={format}>
          {FORMAT_NAME[format]}
        </a>
      ))}
    </span>
  );
}
