import type { ClaimRule, ClaimSpec } from '#lib/domain/claim';
import type { Expression } from '#lib/domain/expression';
import { Field, INPUT } from '../forms/field.tsx';
import { Select } from '../forms/select.tsx';

const RULE_LABEL: Record<ClaimRule['kind'], string> = {
  digits: 'rounded or cut to the printed digits',
  within: 'within a tolerance',
  'at-most': 'at most this',
  'at-least': 'at least this',
  every: 'in every cell',
  none: 'in no cell',
};
const ONLY_FOR_COUNTS: readonly ClaimRule['kind'][] = ['every', 'none'];
const FIRST_TOLERANCE = 1;

/** The rule that stays when the query changes; one that the new query cannot have becomes the usual one. */
export function ruleFor(query: Expression, basis: ClaimSpec['basis']): ClaimRule {
  const rule = basis.kind === 'query' ? basis.rule : { kind: 'digits' as const, value: '' };
  const fits = query.kind === 'count' || !ONLY_FOR_COUNTS.includes(rule.kind);
  return fits ? rule : { kind: 'digits', value: '' };
}

/** Nothing typed yet: no reason to complain. */
const isEmpty = (rule: ClaimRule) => 'value' in rule && rule.value === '';

interface RuleFieldsProps {
  readonly claim: ClaimSpec;
  problemsAt(path: string): string[];
  change(part: Partial<ClaimSpec>): void;
}

/** The printed value, in the paper's words and as a number, and when the recomputed one counts as the same. */
export function RuleFields({ claim, problemsAt, change }: RuleFieldsProps) {
  const { basis } = claim;
  const text = (key: 'printed' | 'unit', hint: string, width: string) => (
    <input
      aria-label={key === 'printed' ? 'Printed value' : 'Unit of the recomputed value'}
      className={`${INPUT} ${width}`}
      onChange={(event) => change({ [key]: event.target.value })}
      placeholder={hint}
      value={claim[key]}
    />
  );
  return (
    <>
      <Field
        hint="In the paper’s own words, with its unit."
        label="Printed value"
        problems={claim.printed === '' ? [] : problemsAt('printed')}
      >
        {text('printed', '24.4 %, always', 'w-56')}
      </Field>
      {basis.kind === 'query' && (
        <Field
          label="It is reproduced if the recomputed value is"
          problems={isEmpty(basis.rule) ? [] : problemsAt('basis')}
        >
          <div className="flex flex-wrap items-center gap-2">
            <Rule
              counts={basis.query.kind === 'count'}
              onChange={(rule) => change({ basis: { ...basis, rule } })}
              rule={basis.rule}
            />
            {text('unit', 'unit', 'w-20')}
          </div>
        </Field>
      )}
    </>
  );
}

function Rule({
  rule,
  counts,
  onChange,
}: {
  rule: ClaimRule;
  counts: boolean;
  onChange: (rule: ClaimRule) => void;
}) {
  const value = 'value' in rule ? rule.value : '';
  const kinds = (Object.keys(RULE_LABEL) as ClaimRule['kind'][]).filter(
    (kind) => counts || !ONLY_FOR_COUNTS.includes(kind),
  );
  const choose = (kind: ClaimRule['kind']) => {
    if (kind === 'every' || kind === 'none') onChange({ kind });
    else if (kind === 'within') onChange({ kind, value, by: FIRST_TOLERANCE });
    else onChange({ kind, value });
  };
  return (
    <>
      <Select
        label="Rule"
        onChange={choose}
        options={kinds.map((kind) => ({ value: kind, label: RULE_LABEL[kind] }))}
        value={rule.kind}
      />
      {'value' in rule && (
        <input
          aria-label="Printed number"
          className={`${INPUT} w-28`}
          inputMode="decimal"
          onChange={(event) => onChange({ ...rule, value: event.target.value })}
          placeholder="24.4"
          value={rule.value}
        />
      )}
      {rule.kind === 'within' && (
        <>
          <span aria-hidden="true">±</span>
          <input
            aria-label="Tolerance"
            className={`${INPUT} w-24`}
            onChange={(event) => onChange({ ...rule, by: event.target.valueAsNumber })}
            step="any"
            type="number"
            value={Number.isFinite(rule.by) ? rule.by : ''}
          />
        </>
      )}
    </>
  );
}
