import { INPUT, Problems } from '../../forms/field.tsx';
import { Card } from '../../ui/card.tsx';
import type { PlatformOption } from './draft.ts';
import { LoginFields } from './login-fields.tsx';
import type { PartProps } from './part.ts';
import { TextField } from './text-field.tsx';

const PROVENANCES = [
  { value: 'measured', label: 'measured: real machines' },
  { value: 'testbed', label: 'testbed: one machine that pretends to be several' },
  { value: 'rehearsal', label: 'rehearsal: a model' },
];

interface BasicsProps extends PartProps {
  readonly platforms: readonly PlatformOption[];
}

/** Name, provenance, platform, and how hosts and VMs are logged in to. */
export function Basics({ draft, change, problemsAt, platforms }: BasicsProps) {
  return (
    <>
      <Card title="Cluster">
        <div className="grid gap-4 p-4 sm:grid-cols-2 lg:grid-cols-3">
          <TextField
            hint="Under the name of a registered cluster it replaces that one."
            label="Name"
            mono
            onChange={(name) => change({ ...draft, name })}
            placeholder="our-cluster"
            problems={problemsAt('name')}
            value={draft.name}
          />
          <Choice
            label="Provenance"
            onChange={(provenance) => change({ ...draft, provenance })}
            options={PROVENANCES}
            problems={problemsAt('provenance')}
            value={draft.provenance}
          />
          <Choice
            label="Platform"
            onChange={(platform) => change({ ...draft, platform, platformTexts: {} })}
            options={platforms.map(({ id, label }) => ({ value: id, label }))}
            problems={problemsAt('platform')}
            value={draft.platform}
          />
        </div>
      </Card>
      <Card aside="the same on every host" title="Login to the hosts">
        <div className="grid gap-4 p-4 sm:grid-cols-2 lg:grid-cols-4">
          <LoginFields
            login={draft.login}
            onChange={(login) => change({ ...draft, login })}
            path="login"
            problemsAt={problemsAt}
            where="the hosts"
          />
        </div>
      </Card>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly problems: readonly string[];
}

/** A value that is none of the options stays and can be seen. */
function Choice({ label, value, options, onChange, problems }: ChoiceProps) {
  const known = options.some((option) => option.value === value);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label className="flex flex-col gap-1">
        <span className="font-medium text-sm">{label}</span>
        <select
          className={`${INPUT} w-full`}
          onChange={(event) => onChange(event.target.value)}
          value={value}
        >
          {!known && <option value={value}>{value || 'not chosen yet'}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </label>
      <Problems problems={problems} />
    </div>
  );
}
