import { z } from 'zod';

/** The part of JSON Schema that settings use. */
const Property = z.object({
  description: z.string().optional(),
  default: z.json().optional(),
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  maxLength: z.number().optional(),
  items: z.object({ type: z.string().optional() }).optional(),
  anyOf: z.array(z.unknown()).optional(),
});
const Schema = z.object({
  properties: z.record(z.string(), Property),
  required: z.array(z.string()).default([]),
});

type Json = z.infer<ReturnType<typeof z.json>>;
type FieldKind =
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

const LONG_TEXT = 1000;

/** The fields of a settings schema, in its order. */
export function fieldsOf(jsonSchema: unknown): Field[] {
  const { properties, required } = Schema.parse(jsonSchema);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    label: property.description ?? name,
    kind: kindOf(property),
    choices: property.enum ?? (property.type === 'boolean' ? ['yes', 'no'] : []),
    required: required.includes(name),
    initial: textOf(kindOf(property), property.default),
  }));
}

function kindOf(property: z.infer<typeof Property>): FieldKind {
  if (property.enum) return 'choice';
  if (property.type === 'boolean') return 'yes-no';
  if (property.anyOf) return 'number-or-text';
  if (property.type === 'array') {
    if (property.items?.type === 'object') return 'files';
    return property.items?.type === 'string' ? 'lines' : 'numbers';
  }
  if (property.type === 'integer' || property.type === 'number') return 'number';
  return (property.maxLength ?? 0) > LONG_TEXT ? 'long-text' : 'text';
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
    return z.json().parse(JSON.parse(text));
  } catch {
    return text;
  }
}
