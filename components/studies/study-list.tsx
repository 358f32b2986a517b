import Link from 'next/link';
import type { Pause } from '#lib/domain/pause';
import type { StudyFacts } from '#lib/domain/sample';
import { ProvenanceBadge } from '../charts/provenance-badge.tsx';
import { Table, Td, Th } from '../ui/table.tsx';
import type { ProgressCounts } from './study-progress.tsx';

export type ListedStudy = StudyFacts & {
  readonly pause: Pause | null;
  readonly trials: ProgressCounts;
};

/** Studies, one a row. */
export function StudyList({ studies }: { studies: readonly ListedStudy[] }) {
  return (
    <Table label="Studies">
      <thead>
        <tr>
          <Th>Study</Th>
          <Th>State</Th>
          <Th>Provenance</Th>
          <Th>Cluster</Th>
          <Th numeric>Trials</Th>
          <Th numeric>● valid</Th>
          <Th numeric>◇ unknown</Th>
          <Th numeric>▲ invalid</Th>
          <Th>Since (UTC)</Th>
        </tr>
      </thead>
      <tbody>
        {studies.map((study) => (
          <tr className="hover:bg-raised" key={study.slug}>
            <Td>
              <Link className="link" href={`/studies/${study.slug}`}>
                {study.title}
              </Link>
              <span className="ml-2 font-mono text-faint text-xs">{study.slug}</span>
            </Td>
            <Td>{study.pause ?? study.state}</Td>
            <Td>
              <ProvenanceBadge provenance={study.provenance} />
            </Td>
            <Td className="font-mono text-xs">{study.cluster ?? '–'}</Td>
            <Td numeric>{study.trials.total}</Td>
            <Td numeric>{study.trials.valid}</Td>
            <Td numeric>{study.trials.unknown}</Td>
            <Td className={study.trials.invalid > 0 ? 'text-invalid' : undefined} numeric>
              {study.trials.invalid}
            </Td>
            <Td className="whitespace-nowrap">
              {study.createdAt.toISOString().slice(0, 16).replace('T', ' ')}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
