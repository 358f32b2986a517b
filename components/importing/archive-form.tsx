import { Field, INPUT } from '../forms/field.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import type { Outcome } from './outcome.ts';
import { OutcomeView } from './outcome-view.tsx';

interface ArchiveFormProps {
  readonly slug: string;
  readonly outcome: Outcome;
  onSlug(slug: string): void;
  onImport(): void;
}

/** An archive keeps its name unless another one is typed. */
export function ArchiveForm({ slug, outcome, onSlug, onImport }: ArchiveFormProps) {
  return (
    <Card title="An archive of a study">
      <form
        className="flex flex-col gap-4 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          onImport();
        }}
      >
        <Field
          hint="Leave it empty to keep the study’s own. Lower-case letters, digits and dashes."
          label="Another name in the address"
        >
          <input
            aria-label="Another name in the address"
            className={`${INPUT} w-64`}
            onChange={(event) => onSlug(event.target.value)}
            value={slug}
          />
        </Field>
        <div>
          <Button disabled={outcome.kind === 'running'} tone="primary" type="submit">
            Import the study
          </Button>
        </div>
        <OutcomeView outcome={outcome} />
      </form>
    </Card>
  );
}
