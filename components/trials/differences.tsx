import type { Difference } from '#lib/domain/configuration';
import { count } from '#lib/figures/format';

interface DifferencesProps {
  readonly differences: readonly Difference[];
  /** Repetitions that told something too. */
  readonly others: number;
}

/** What this trial's machines told otherwise than those of the cell's other repetitions. */
export function Differences({ differences, others }: DifferencesProps) {
  if (others === 0) return <p>No other repetition of this cell has told its configuration yet.</p>;
  if (differences.length === 0)
    return <p>Nothing that was asked differs from {count(others, 'other repetition')} of this cell.</p>;
  return (
    <ul className="flex flex-col gap-1">
      {differences.map(({ fact, own, others: theirs }) => (
        <li key={fact}>
          <span className="font-medium">{fact}</span>: <code className="font-mono text-xs">{own}</code>
          {theirs.map(({ value, repetitions }) => (
            <span className="block text-muted" key={value}>
              in {repetitions.length === 1 ? 'repetition' : 'repetitions'} {repetitions.join(', ')}:{' '}
              <code className="font-mono text-xs">{value}</code>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
