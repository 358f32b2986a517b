import Link from 'next/link';
import type { LedgerRow } from '#lib/claims/ledger';
import { ClaimMark } from './claim-mark.tsx';
import { EvidenceView } from './evidence-view.tsx';

interface LedgerListProps {
  readonly rows: readonly LedgerRow[];
  /** Where an own claim is edited, before its id. */
  readonly editHref: string;
}

const COLUMNS = 'md:grid-cols-[minmax(0,1fr)_9rem_12rem_10rem]';

/** Claims, one a row; each opens to its formula, its place and the data behind it. */
export function LedgerList({ rows, editHref }: LedgerListProps) {
  return (
    <div className="text-sm">
      <div
        aria-hidden="true"
        className={`hidden gap-x-4 border-hairline border-b py-2 pr-4 pl-9 font-medium text-muted text-xs md:grid ${COLUMNS}`}
      >
        <span>Claim</span>
        <span>Printed</span>
        <span>Recomputed</span>
        <span>Verdict</span>
      </div>
      {rows.map((row) => (
        <details className="group border-hairline border-b last:border-b-0" id={row.id} key={row.id}>
          <summary className="relative list-none py-2 pr-4 pl-9 hover:bg-raised [&::-webkit-details-marker]:hidden">
            <span
              aria-hidden="true"
              className="absolute left-4 text-faint group-open:rotate-90 motion-safe:transition-transform"
            >
              ›
            </span>
            <span className={`grid gap-x-4 gap-y-1 ${COLUMNS}`}>
              <span className="min-w-0 break-words">“{row.sentence}”</span>
              <Labelled label="printed">{row.printed}</Labelled>
              <Labelled label="recomputed">{row.recomputed ?? '–'}</Labelled>
              <ClaimMark verdict={row.verdict} />
            </span>
          </summary>
          <ClaimDetail editHref={editHref} row={row} />
        </details>
      ))}
    </div>
  );
}

/** On a narrow page the columns stand below each other, each with its name. */
function Labelled({ label, children }: { label: string; children: string }) {
  return (
    <span className="min-w-0 break-words">
      <span className="text-muted md:sr-only">{label} </span>
      {children}
    </span>
  );
}

function ClaimDetail({ row, editHref }: { row: LedgerRow; editHref: string }) {
  return (
    <div className="flex flex-col gap-4 bg-ground py-4 pr-4 pl-9">
      <dl className="grid gap-x-4 gap-y-1.5 sm:grid-cols-[8rem_minmax(0,1fr)] [&>dt]:text-muted">
        <dt>Formula</dt>
        <dd className="break-words font-mono text-xs leading-5">{row.formula}</dd>
        {row.tolerance && <dt>Reproduced if</dt>}
        {row.tolerance && <dd>{row.tolerance}</dd>}
        {row.value !== null && <dt>Full precision</dt>}
        {row.value !== null && <dd>{row.of === null ? row.value : `${row.value} of ${row.of}`}</dd>}
        {row.note && <dt>Note</dt>}
        {row.note && <dd className="max-w-prose">{row.note}</dd>}
        {row.where && <dt>Place</dt>}
        {row.where && <dd>{row.where}</dd>}
        <dt>Claim</dt>
        <dd className="font-mono text-xs leading-5">{row.id}</dd>
        {row.own && <dt className="sr-only">Change</dt>}
        {row.own && (
          <dd className="sm:col-start-2">
            <Link className="link" href={`${editHref}/${row.id}`}>
              Edit or remove
            </Link>
          </dd>
        )}
      </dl>
      {row.readings.map(({ label, formula, recomputed, agrees }) => (
        <p className="max-w-prose" key={label}>
          Read otherwise, {label}: <b className="font-medium">{recomputed ?? 'cannot be derived'}</b>
          {agrees ? ', which is the printed value' : ''}.
          <span className="block break-words font-mono text-muted text-xs leading-5">{formula}</span>
        </p>
      ))}
      {row.evidence.map((evidence, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one formula may use the same trials twice
        <EvidenceView evidence={evidence} key={index} name={`claim ${row.id}, ${index + 1}`} />
      ))}
    </div>
  );
}
