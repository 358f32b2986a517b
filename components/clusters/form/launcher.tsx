import { Card } from '../../ui/card.tsx';
import { LoginFields } from './login-fields.tsx';
import type { PartProps } from './part.ts';
import { TextField } from './text-field.tsx';

/** Where mpiexec runs. */
export function Launcher({ draft, change, problemsAt }: PartProps) {
  const { launcher } = draft;
  const edit = (part: Partial<typeof launcher>) => change({ ...draft, launcher: { ...launcher, ...part } });
  return (
    <Card aside="mpiexec runs here; it has no rank and never moves" title="Launcher">
      <div className="grid gap-4 p-4 sm:grid-cols-2 lg:grid-cols-4">
        <TextField
          label="Name of the launcher"
          mono
          onChange={(name) => edit({ name })}
          placeholder="head"
          problems={problemsAt('launcher.name')}
          value={launcher.name}
        />
        <TextField
          label="Address of the launcher"
          mono
          onChange={(address) => edit({ address })}
          problems={problemsAt('launcher.address')}
          value={launcher.address}
        />
        <LoginFields
          login={launcher.login}
          onChange={(login) => edit({ login })}
          path="launcher.login"
          problemsAt={problemsAt}
          where="the launcher"
        />
      </div>
    </Card>
  );
}
