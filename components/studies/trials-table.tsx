import Link from 'next/link';
import { CONDITION_LABEL } from '#lib/domain/closed-sets';
import { markOf } from '#lib/domain/mark';
import type { Sample } from '#lib/domain/sample';
import { formatNumber } from '#lib/figures/format';
import { Table, Td, Th } from '../ui/table.tsx';
import { VerdictMark } from '../ui/verdict-mark.tsx';

const MILLISECONDS = 3;

/** Every trial, one a row, in the order in which they run. */
export function TrialsTable({ samples }: { samples: readonly Sample[] }) {
  return (
    <Table label="Trials">
      <thead>
        <tr>
          <Th>Trial</Th>
          <Th>Application</Th>
          <Th>Condition</Th>
          <Th>Migrations over</Th>
          <Th>MPI over</Th>
          <Th numeric>At once</Th>
          <Th numeric>VMs</Th>
          <Th numeric>Repetition</Th>
          <Th numeric>Thesis seconds (s)</Th>
        </tr>
      </thead>
      <tbody>
        {samples.map((sample) => (
          <tr className="hover:bg-raised" key={sample.trialId}>
            <Td>
              <Link className="hover:underline" href={`/trials/${sample.trialId}`} prefetch={false}>
                <VerdictMark mark={markOf(sample)} />
              </Link>
            </Td>
            <Td>{sample.application}</Td>
            <Td>{CONDITION_LABEL[sample.condition]}</Td>
            <Td>{sample.migrationFabric ?? '–'}</Td>
            <Td>{sample.mpiFabric ?? '–'}</Td>
            <Td numeric>{sample.simultaneous || '–'}</Td>
            <Td numeric>{sample.vms ?? '–'}</Td>
            <Td numeric>
              {sample.repetition}
              {sample.attempt > 1 && ` (attempt ${sample.attempt})`}
            </Td>
            <Td numeric>{sample.seconds === null ? '–' : formatNumber(sample.seconds, MILLISECONDS)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
