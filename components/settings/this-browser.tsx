'use client';

import { useState, useSyncExternalStore } from 'react';
import { type Notifying, notify, notifying, onNotifying } from '../live/notifying.ts';
import { type Preference, setPreference } from '../shell/preferences.ts';
import { Choice } from './choice.tsx';

const THEMES = [
  ['system', 'as the system'],
  ['light', 'light'],
  ['dark', 'dark'],
] as const;

const SAID: Record<Notifying, string> = {
  on: 'This browser tells when a study ends or needs a person, while a page of migration-lab is open.',
  off: 'While a page of migration-lab is open, the browser can tell when a study ends or needs a person.',
  refused: 'This browser was told not to ask: allow notifications for this address in its own settings.',
  impossible: 'This browser has no notifications.',
};

/** What belongs to the reader and the browser, not to the installation. */
export function ThisBrowser({ theme, keys }: { theme: string | undefined; keys: string | undefined }) {
  const notice = useSyncExternalStore(onNotifying, notifying, (): Notifying => 'off');
  const asked = notice === 'refused' || notice === 'impossible';
  return (
    <div className="flex flex-col gap-5 p-4">
      <Remembered label="Theme" options={THEMES} preference="theme" value={theme ?? 'system'} />
      <Remembered
        hint="Single keys, such as ? and g h. Ctrl K works all the same."
        label="Keyboard shortcuts"
        options={[
          ['on', 'on'],
          ['off', 'off'],
        ]}
        preference="keys"
        value={keys ?? 'on'}
      />
      <Choice
        disabled={asked}
        hint={SAID[notice]}
        label="Notifications"
        onChoose={(value) => void notify(value === 'on')}
        options={[
          ['on', 'on'],
          ['off', 'off'],
        ]}
        value={notice === 'on' ? 'on' : 'off'}
      />
    </div>
  );
}

interface RememberedProps {
  readonly preference: Preference;
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly (readonly [string, string])[];
  readonly value: string;
}

/** A choice that takes effect at once and is remembered in a cookie. */
function Remembered({ preference, value, ...choice }: RememberedProps) {
  const [chosen, setChosen] = useState(value);
  return (
    <Choice
      {...choice}
      onChoose={(next) => {
        setChosen(next);
        setPreference(preference, next);
      }}
      value={chosen}
    />
  );
}
