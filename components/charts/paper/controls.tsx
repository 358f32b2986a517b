import type { ReactNode } from 'react';
import { INPUT } from '../../forms/field.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

const Labelled = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
  <label className="flex min-w-0 flex-col gap-1 text-sm">
    <span className="text-muted">{label}</span>
    {children}
  </label>
);

interface ChooseProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  onChange(value: string): void;
}

/** One of a few. */
export const Choose = ({ label, choices, value, onChange }: ChooseProps) => (
  <Labelled label={label}>
    <select className={INPUT} onChange={(event) => onChange(event.target.value)} value={value}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  </Labelled>
);

interface NumberProps {
  readonly label: string;
  readonly value: string;
  /** Shown where nothing is typed. */
  readonly offered: string;
  readonly least?: number;
  readonly most?: number;
  onChange(value: string): void;
}

/** A number, or nothing. What is out of bounds is marked, and not drawn. */
export const NumberInput = ({ label, value, offered, least, most, onChange }: NumberProps) => (
  <Labelled label={label}>
    <input
      className={`${INPUT} w-24 invalid:border-invalid`}
      inputMode="decimal"
      max={most}
      min={least}
      onChange={(event) => onChange(event.target.value)}
      placeholder={offered}
      step="any"
      type="number"
      value={value}
    />
  </Labelled>
);

interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  onChange(checked: boolean): void;
}

export const Tick = ({ label, checked, onChange }: TickProps) => (
  <label className="flex min-h-8 items-center gap-2 text-sm">
    <input checked={checked} onChange={(event) => onChange(event.target.checked)} type="checkbox" /> {label}
  </label>
);

/** Controls that belong together, under a name. */
export const Group = ({ name, children }: { name: string; children: ReactNode }) => (
  <fieldset className="min-w-0">
    <legend className="mb-1.5 font-medium text-sm">{name}</legend>
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">{children}</div>
  </fieldset>
);
