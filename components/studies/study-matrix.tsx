import Link from 'next/link';
import { Fragment } from 'react';
import { MARK_SHAPE } from '#lib/domain/mark';
import type { Matrix, MatrixCell, MatrixTrial } from '#lib/figures/matrix';
import { Swatch } from '../charts/swatch.tsx';
import { cn } from '../ui/cn.ts';
import { Table, Td, Th } from '../ui/table.tsx';
import { VerdictMark } from '../ui/verdict-mark.tsx';

/**
 * Every trial as a mark that leads to it: rows are ways of migrating, columns numbers of VMs. `compact` is for a
 * narrow place and marks that are all the same.
 */
export function StudyMatrix({ matrix, compact = false }: { matrix: Matrix; compact?: boolean }) {
  return (
    <>
      <Table label="Trials by cell">
        <thead>
          <tr>
            <Th scope="col">VMs</Th>
            {matrix.columns.map((vms) => (
              <Th className="text-center" key={vms} scope="col">
                {vms ?? 'none'}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.sections.map(({ title, rows }) => (
            <Fragment key={title}>
              <tr>
                <Th className="pt-4 text-ink" colSpan={matrix.columns.length + 1} scope="rowgroup">
                  {title}
                </Th>
              </tr>
              {rows.map((row) => (
                <tr className="hover:bg-raised" key={row.id}>
                  <Th
                    className={cn(
                      'min-w-36 whitespace-normal font-normal text-ink',
                      !compact && 'md:whitespace-nowrap',
                    )}
                    scope="row"
                  >
                    <span className="flex items-center gap-2">
                      <Swatch fill={row.fill} />
                      {row.label}
                    </span>
                  </Th>
                  {row.cells.map((cell, i) => (
                    <Td className="text-center" key={matrix.columns[i]}>
                      <Marks trials={cell.trials} />
                      <Counts counts={cell.counts} />
                    </Td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </Table>
      {!compact && (
        <p className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-2 text-muted text-xs">
          {(Object.keys(MARK_SHAPE) as (keyof typeof MARK_SHAPE)[]).map((mark) => (
            <VerdictMark key={mark} mark={mark} />
          ))}
        </p>
      )}
    </>
  );
}

function Counts({ counts }: { counts: MatrixCell['counts'] }) {
  if (counts.length === 0) return null;
  return (
    <span className="flex flex-col items-center">
      {counts.map(({ mark, n }) => (
        <span className="whitespace-nowrap" key={mark}>
          {n.toLocaleString('en-US')} <VerdictMark mark={mark} word={false} />
        </span>
      ))}
    </span>
  );
}

function Marks({ trials }: { trials: readonly MatrixTrial[] }) {
  return (
    <span className="inline-flex flex-wrap justify-center">
      {trials.map(({ trialId, mark, title }, i) =>
        trialId === '' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a trial that is not planned yet has no other name
          <span className="inline-flex min-w-4 justify-center" key={i} title={title}>
            <VerdictMark mark={mark} word={false} />
          </span>
        ) : (
          <Link
            aria-label={title}
            className="inline-flex min-w-4 justify-center rounded hover:bg-accent-soft"
            href={`/trials/${trialId}`}
            prefetch={false}
            key={trialId}
            title={title}
          >
            <VerdictMark mark={mark} word={false} />
          </Link>
        ),
      )}
    </span>
  );
}
