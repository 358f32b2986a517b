import { Problems } from '../../forms/field.tsx';
import { SchemaForm } from '../../forms/schema-form.tsx';
import { Card } from '../../ui/card.tsx';
import type { PlatformOption } from './draft.ts';
import type { PartProps } from './part.ts';

interface PlatformSettingsProps extends PartProps {
  readonly platforms: readonly PlatformOption[];
}

/** How the chosen platform moves VMs here, and what its reading rests on; nothing where there is nothing to say. */
export function PlatformSettings({ draft, change, problemsBelow, platforms }: PlatformSettingsProps) {
  const chosen = platforms.find(({ id }) => id === draft.platform);
  if (!chosen || (chosen.fields.length === 0 && chosen.untried === null)) return null;
  const initial = Object.fromEntries(chosen.fields.map(({ name, initial }) => [name, initial]));
  const problems = problemsBelow('platformSettings').map(({ rest, message }) => {
    const field = chosen.fields.find(({ name }) => rest === name || rest.startsWith(`${name}.`));
    return `${field?.label ?? rest}: ${message}`;
  });
  return (
    <Card aside={chosen.label} title="How VMs are moved">
      <div className="flex flex-col gap-3 p-4">
        {chosen.untried && <p className="max-w-prose text-sm">{chosen.untried}</p>}
        {chosen.fields.length > 0 && (
          <SchemaForm
            fields={chosen.fields}
            onChange={(name, text) =>
              change({ ...draft, platformTexts: { ...draft.platformTexts, [name]: text } })
            }
            texts={{ ...initial, ...draft.platformTexts }}
            upFront={chosen.fields.map(({ name }) => name)}
          />
        )}
        <Problems problems={problems} />
      </div>
    </Card>
  );
}
