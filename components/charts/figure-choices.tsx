import { Check } from 'lucide-react';
import Link from 'next/link';
import type { ChoiceGroup } from '#lib/figures/choices';
import { cn } from '../ui/cn.ts';

/** What can be chosen about a figure. Each choice is a link, so that the address always says what is seen. */
export function FigureChoices({ groups }: { groups: readonly ChoiceGroup[] }) {
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
      {groups.map((group) => (
        <fieldset className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1" key={group.label}>
          <legend className="float-left mr-1 text-muted">{group.label}</legend>
          <ul className="flex flex-wrap gap-1">
            {group.choices.map((choice) => (
              <li key={choice.label}>
                <Link
                  aria-current={choice.active ? 'true' : undefined}
                  className={cn(
                    'inline-flex h-7 items-center gap-1 rounded-md border px-2',
                    choice.active
                      ? 'border-faint bg-raised font-medium'
                      : 'border-hairline text-muted hover:bg-raised',
                  )}
                  href={choice.href}
                  prefetch={false}
                  replace
                  scroll={false}
                >
                  {group.kind === 'several' && choice.active && (
                    <Check aria-hidden="true" className="size-3.5" />
                  )}
                  {choice.label}
                </Link>
              </li>
            ))}
          </ul>
        </fieldset>
      ))}
    </div>
  );
}
