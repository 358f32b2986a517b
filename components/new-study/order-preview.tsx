import { Card } from '../ui/card.tsx';
import type { Picture } from './plan-preview.tsx';

export interface Preview {
  readonly problems: readonly { readonly path: string; readonly message: string }[];
  readonly trials: readonly { readonly position: number; readonly block: number; readonly text: string }[];
  /** null where something does not fit. */
  readonly picture: Picture | null;
  /** The study as one file; null where it cannot be read yet. */
  readonly file: string | null;
}

/** The trials that the declared study makes, in the order in which they will run. */
export function OrderPreview({ plan }: { plan: Preview | null }) {
  const trials = plan?.trials ?? [];
  const blocks = new Set(trials.map((trial) => trial.block)).size;
  return (
    <Card
      aside={trials.length > 0 && `${trials.length} trials in ${blocks} ${blocks === 1 ? 'block' : 'blocks'}`}
      title="Order of trials"
    >
      <section
        aria-label="Order of trials"
        aria-live="polite"
        className="h-64 overflow-y-auto px-4 py-3 text-sm"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {plan === null && <p className="text-muted">Planning …</p>}
        {plan && trials.length === 0 && (
          <p className="text-muted">No plan yet: see what does not fit, beside the choices.</p>
        )}
        <ol>
          {trials.map((trial, i) => (
            <li key={trial.position}>
              {trial.block !== trials[i - 1]?.block && (
                <p className="mt-2 mb-1 font-medium text-muted text-xs first:mt-0">Block {trial.block}</p>
              )}
              <span className="inline-block w-8 text-right text-faint text-xs">{trial.position}</span>{' '}
              {trial.text}
            </li>
          ))}
        </ol>
      </section>
    </Card>
  );
}
