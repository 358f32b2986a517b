type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type FieldKind =
  | 'numbers'
  | 'lines'
  | 'number'
  | 'choice'
  | 'yes-no'
  | 'text'
  | 'long-text'
  | 'files'
  | 'number-or-text';

/** One setting as a form shows it. Every value is edited as text; `readFields` turns texts into settings. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly choices: readonly string[];
  readonly required: boolean;
  /** What an untouched field holds. */
  readonly initial: string;
}

/** A setting as text: numbers by commas, lines by line breaks, files as JSON. */
export function textOf(kind: FieldKind, value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (kind === 'numbers' && Array.isArray(value)) return value.join(', ');
  if (kind === 'lines' && Array.isArray(value)) return value.join('\n');
  if (kind === 'yes-no') return value === true ? 'yes' : 'no';
  if (kind === 'files') return JSON.stringify(value);
  return String(value);
}

/** Settings from texts. An empty field is left out, so that its default holds; nonsense stays text and is refused by the schema. */
export function readFields(
  fields: readonly Field[],
  texts: Readonly<Record<string, string>>,
): Record<string, Json> {
  const settings: Record<string, Json> = {};
  for (const field of fields) {
    const text = texts[field.name] ?? '';
    if (text.trim() !== '') settings[field.name] = readText(field.kind, text);
  }
  return settings;
}

function readText(kind: FieldKind, text: string): Json {
  const number = (word: string) => (word !== '' && Number.isFinite(Number(word)) ? Number(word) : word);
  if (kind === 'numbers')
    return text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(number);
  if (kind === 'yes-no') return text === 'yes' || (text !== 'no' && text);
  if (kind === 'lines') return text.split('\n').filter((line) => line !== '');
  if (kind === 'number' || kind === 'number-or-text') return number(text.trim());
  if (kind !== 'files') return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
