import { formatNumber } from '#lib/figures/format';
import { Notice } from '../ui/notice.tsx';
import { Table, Td, Th } from '../ui/table.tsx';
import type { Outcome } from './outcome.ts';

/** How far an import is, or what came of it: every row that does not fit, with its line. */
export function OutcomeView({ outcome }: { outcome: Outcome }) {
  switch (outcome.kind) {
    case 'idle':
      return null;
    case 'running':
      return (
        <p className="flex items-center gap-3 text-muted" role="status">
          <progress aria-label="Progress" className="h-1.5 w-40 accent-accent" />
          {outcome.trials > 0 ? `${formatNumber(outcome.trials, 0)} trials …` : 'Reading the file …'}
        </p>
      );
    case 'checked':
      return (
        <p role="status">
          <span aria-hidden="true" className="text-valid">
            ●
          </span>{' '}
          Every row fits: {countOf(outcome.trials, 'trial')} in {countOf(outcome.cells, 'cell')}.
        </p>
      );
    case 'refused':
      return <Refusal {...outcome} />;
  }
}

function Refusal({ message, problems, total }: Extract<Outcome, { kind: 'refused' }>) {
  if (problems.length === 0) return <Notice title="Nothing was imported">{message}</Notice>;
  return (
    <section className="rounded-lg border border-hairline">
      <h3 className="px-3 py-2 font-medium" role="alert">
        ▲ {formatNumber(total, 0)} {total === 1 ? 'place does' : 'places do'} not fit; nothing was imported
      </h3>
      <Table label="What does not fit">
        <thead>
          <tr>
            <Th numeric>Line</Th>
            <Th>Column</Th>
            <Th>Read</Th>
            <Th>What to do</Th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={`${problem.line} ${problem.column} ${problem.message}`}>
              <Td numeric>{problem.line}</Td>
              <Td>{problem.column || '–'}</Td>
              <Td className="font-mono text-xs leading-5">{problem.read || '(empty)'}</Td>
              <Td>{problem.message}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {total > problems.length && (
        <p className="px-3 py-2 text-muted">… and {formatNumber(total - problems.length, 0)} more.</p>
      )}
    </section>
  );
}

const countOf = (n: number, one: string) => `${formatNumber(n, 0)} ${n === 1 ? one : `${one}s`}`;
