import Link from 'next/link';
import type { Evidence } from '#lib/claims/evaluate';
import { formatNumber } from '#lib/figures/format';
import { Table, Td, Th } from '../ui/table.tsx';

const MILLISECONDS = 3;
/** More trials than anyone reads here; the study's page has them all. */
const SHOWN = 60;

/** What a query was computed from: the trials themselves, or each cell with its values. */
export function EvidenceView({ evidence, name }: { evidence: Evidence; name: string }) {
  return (
    <section className="rounded-md border border-hairline bg-paper">
      <h3 className="px-3 py-2 font-medium text-xs">
        {evidence.label}
        {evidence.kind === 'trials' && ` = ${text(evidence.value)}`}
      </h3>
      {evidence.kind === 'trials' ? <Trials trials={evidence.trials} /> : <Cells {...evidence} name={name} />}
    </section>
  );
}

function Trials({ trials }: Pick<Extract<Evidence, { kind: 'trials' }>, 'trials'>) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 border-hairline border-t px-3 py-2">
      {trials.slice(0, SHOWN).map(({ trialId, value }) => (
        <li key={trialId}>
          <Link className="link" href={`/trials/${trialId}`} prefetch={false}>
            {value === null ? 'no time' : text(value)}
          </Link>
        </li>
      ))}
      {trials.length > SHOWN && <li className="text-muted">and {trials.length - SHOWN} more trials</li>}
    </ul>
  );
}

type CellsProps = Extract<Evidence, { kind: 'cells' }> & { readonly name: string };

function Cells({ rows, leftOut, name }: CellsProps) {
  const counts = rows.some((row) => row.holds !== null);
  const pairs = rows.some((row) => row.values.length > 1);
  return (
    <>
      <Table label={`Cells behind ${name}`}>
        <thead>
          <tr>
            <Th>Cell</Th>
            <Th numeric>{pairs ? 'A' : 'Value'}</Th>
            {pairs && <Th numeric>B</Th>}
            {counts && <Th>Holds</Th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <Td>{row.label}</Td>
              {row.values.map((value, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: A and B
                <Td key={index} numeric>
                  {text(value)}
                </Td>
              ))}
              {row.holds !== null && <Td>{row.holds ? 'yes' : '▲ no'}</Td>}
            </tr>
          ))}
        </tbody>
      </Table>
      {leftOut > 0 && (
        <p className="px-3 py-2 text-muted">{leftOut} more without the trials that the query needs.</p>
      )}
    </>
  );
}

const text = (value: number) =>
  Number.isInteger(value) ? formatNumber(value, 0) : formatNumber(value, MILLISECONDS);
