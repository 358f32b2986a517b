'use client';

import { useState, useTransition } from 'react';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';

/** A cell with what its trials would run. */
export interface CellCommands {
  readonly title: string;
  readonly commands: readonly {
    readonly step: string;
    readonly machine: string;
    readonly argv: readonly string[];
  }[];
}

/** The exact commands of the study, when somebody asks for them; none is run. */
export function DryRun({ ask }: { ask: () => Promise<readonly CellCommands[]> }) {
  const [cells, setCells] = useState<readonly CellCommands[] | null>(null);
  const [pending, startTransition] = useTransition();
  const show = () => startTransition(async () => setCells(await ask()));
  return (
    <Card title="Dry run">
      {cells === null ? (
        <div className="flex flex-wrap items-center gap-3 px-4 py-3">
          <Button disabled={pending} onClick={show} type="button">
            {pending ? 'Listing …' : 'List the commands'}
          </Button>
          <span className="text-muted text-sm">What would run, on which machine; nothing is run.</span>
        </div>
      ) : (
        <div className="max-h-96 overflow-y-auto">
          {cells.map(({ title, commands }) => (
            <details className="border-hairline border-b px-4 py-2 last:border-b-0" key={title}>
              <summary className="text-sm">{title}</summary>
              <ol className="mt-2 flex flex-col gap-2">
                {commands.map(({ step, machine, argv }) => (
                  <li className="text-xs" key={`${step} ${argv.join(' ')}`}>
                    <span className="text-muted">
                      {step}, on {machine}
                    </span>
                    <pre className="mt-0.5 whitespace-pre-wrap break-all rounded bg-ground p-2 font-mono">
                      {argv.map(asWord).join(' ')}
                    </pre>
                  </li>
                ))}
              </ol>
            </details>
          ))}
        </div>
      )}
    </Card>
  );
}

/** An argument as it is read: in quotation marks where its end would not be seen. */
const asWord = (word: string) => (/^[^\s'"]+$/.test(word) ? word : JSON.stringify(word));
