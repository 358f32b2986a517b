import type { Metadata } from 'next';
import Link from 'next/link';
import { ClaimMark } from '#components/claims/claim-mark';
import { PageHeader } from '#components/shell/page-header';
import { Card } from '#components/ui/card';
import { Table, Td, Th } from '#components/ui/table';
import { countVerdicts } from '#lib/claims/ledger';
import { ClaimVerdict } from '#lib/domain/claim';
import { hasClaims, loadLedger } from '#lib/load-claims';
import { database } from '#lib/store/client';
import { listStudies } from '#lib/store/studies-read';
import { Live } from '../live.tsx';
import { permit } from '../session.ts';

export const metadata: Metadata = { title: 'Claims' };
export const dynamic = 'force-dynamic';

/** Every study with its claims by verdict. */
export default async function ClaimsOfAllPage() {
  await permit('read', 'claim');
  const studies = await listStudies(database());
  const ledgers = await Promise.all(
    studies.map(async (study) => {
      const claimed = await hasClaims(database(), study.slug);
      return { study, rows: claimed ? (await loadLedger(database(), study.slug)).rows : [] };
    }),
  );
  return (
    <>
      <Live topic="study" />
      <PageHeader title="Claims">
        Sentences, each bound to a query on the trials of a study and recomputed when it is shown.
      </PageHeader>
      <Card>
        <Table label="Claims by study">
          <thead>
            <tr>
              <Th>Study</Th>
              {ClaimVerdict.options.map((verdict) => (
                <Th key={verdict} numeric>
                  <ClaimMark verdict={verdict} />
                </Th>
              ))}
              <Th>
                <span className="sr-only">Add</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {ledgers.map(({ study, rows }) => {
              const counts = countVerdicts(rows);
              const href = `/studies/${study.slug}/claims`;
              return (
                <tr className="hover:bg-raised" key={study.slug}>
                  <Td>
                    <Link className="link" href={href}>
                      {study.title}
                    </Link>
                  </Td>
                  {ClaimVerdict.options.map((verdict) => (
                    <Td key={verdict} numeric>
                      {counts[verdict] || '–'}
                    </Td>
                  ))}
                  <Td numeric>
                    <Link className="link" href={`${href}/new`}>
                      Add a claim
                    </Link>
                  </Td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      </Card>
    </>
  );
}
