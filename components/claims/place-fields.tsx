import type { ClaimSpec } from '#lib/domain/claim';
import { Field, INPUT } from '../forms/field.tsx';

interface PlaceFieldsProps {
  readonly claim: ClaimSpec;
  readonly problems: readonly string[];
  change(part: Partial<ClaimSpec>): void;
}

/** Where the sentence stands in its paper, and a note for who reads the ledger. */
export function PlaceFields({ claim, problems, change }: PlaceFieldsProps) {
  const { where } = claim;
  const place = (key: 'section' | 'page', label: string) => (
    <label className="flex flex-col gap-1 text-sm">
      <span className="text-muted text-xs">{label}</span>
      <input
        className={`${INPUT} w-28`}
        onChange={(event) => change({ where: { ...where, [key]: event.target.value } })}
        value={where[key]}
      />
    </label>
  );
  return (
    <>
      <Field label="Place (if it is printed already)" problems={problems}>
        <div className="flex flex-wrap gap-3">
          {place('section', 'Section')}
          {place('page', 'Page')}
        </div>
      </Field>
      <Field label="Note (if there is something to say)">
        <input
          aria-label="Note"
          className={INPUT}
          onChange={(event) => change({ note: event.target.value })}
          value={claim.note}
        />
      </Field>
    </>
  );
}
