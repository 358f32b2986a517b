import { z } from 'zod';
import { type Field, type FieldKind, textOf } from './settings-texts.ts';

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
