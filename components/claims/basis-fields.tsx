import type { Template } from '#lib/claims/templates';
import type { ClaimSpec } from '#lib/domain/claim';
import { Field, INPUT } from '../forms/field.tsx';
import { Select } from '../forms/select.tsx';
import { Button } from '../ui/button.tsx';
import { ExpressionEditor } from './expression-editor.tsx';
import type { OfferedLevels } from './offered.ts';
import { RuleFields, ruleFor } from './rule-fields.tsx';

interface BasisFieldsProps {
  readonly claim: ClaimSpec;
  readonly levels: OfferedLevels;
  readonly templates: readonly Template[];
  problemsAt(path: string): string[];
  change(part: Partial<ClaimSpec>): void;
}

/** The query that answers a claim and what counts as the printed value; or why no query can answer it. */
export function BasisFields({ claim, levels, templates, problemsAt, change }: BasisFieldsProps) {
  const { basis } = claim;
  const first = templates[0];
  const begin = ({ query, unit }: Template) =>
    change({ unit, basis: { kind: 'query', query, rule: ruleFor(query, basis), readings: [] } });
  return (
    <>
      <Select
        label="The answer"
        onChange={(kind) => {
          if (kind === 'none') change({ basis: { kind: 'none', reason: '' } });
          else if (first) begin(first);
        }}
        options={[
          { value: 'query', label: 'follows from the trials by a query' },
          { value: 'none', label: 'cannot be derived from the data' },
        ]}
        value={basis.kind}
      />
      {basis.kind === 'none' ? (
        <Field label="Why not" problems={basis.reason === '' ? [] : problemsAt('basis')}>
          <input
            aria-label="Why it cannot be derived"
            className={INPUT}
            onChange={(event) => change({ basis: { kind: 'none', reason: event.target.value } })}
            value={basis.reason}
          />
        </Field>
      ) : (
        <>
          <Field label="Begin with">
            <div className="flex flex-wrap gap-1.5">
              {templates.map((template) => (
                <Button
                  className="h-auto min-h-7 whitespace-normal py-1 text-left"
                  key={template.label}
                  onClick={() => begin(template)}
                  size="small"
                  type="button"
                >
                  {template.label}
                </Button>
              ))}
            </div>
          </Field>
          <Field label="Query">
            <ExpressionEditor
              label="Value"
              levels={levels}
              name="query"
              onChange={(query) => change({ basis: { ...basis, query, rule: ruleFor(query, basis) } })}
              query={basis.query}
            />
          </Field>
        </>
      )}
      <RuleFields change={change} claim={claim} problemsAt={problemsAt} />
    </>
  );
}
