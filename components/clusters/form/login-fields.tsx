import type { LoginDraft } from './draft.ts';
import { TextField } from './text-field.tsx';

interface LoginFieldsProps {
  readonly login: LoginDraft;
  /** `the hosts`, as it stands in the labels. */
  readonly where: string;
  /** Of the login in the cluster: `login` or `launcher.login`. */
  readonly path: string;
  readonly onChange: (login: LoginDraft) => void;
  readonly problemsAt: (path: string) => string[];
}

/** How one logs in: user, port, key, sudo. */
export function LoginFields({ login, where, path, onChange, problemsAt }: LoginFieldsProps) {
  return (
    <>
      <TextField
        label={`User on ${where}`}
        mono
        onChange={(user) => onChange({ ...login, user })}
        placeholder="root"
        problems={problemsAt(`${path}.user`)}
        value={login.user}
      />
      <TextField
        label={`Port on ${where}`}
        onChange={(port) => onChange({ ...login, port })}
        problems={problemsAt(`${path}.port`)}
        value={login.port}
      />
      <TextField
        hint="Its whole path on the computer that runs the app; without a passphrase. Empty: the ssh agent is asked."
        label={`Private key for ${where}`}
        mono
        onChange={(keyFile) => onChange({ ...login, keyFile })}
        placeholder="/home/you/.ssh/id_ed25519"
        problems={problemsAt(`${path}.keyFile`)}
        value={login.keyFile}
      />
      <label className="flex items-center gap-2 self-start text-sm sm:mt-7">
        <input
          checked={login.sudo}
          className="accent-accent"
          onChange={(event) => onChange({ ...login, sudo: event.target.checked })}
          type="checkbox"
        />
        Run every command by <code>sudo -n</code>
      </label>
    </>
  );
}
