import type { z } from 'zod';
import { LabError } from './errors.ts';

/** What zod says of a value of another type, by its end, and what we say. */
const MISTYPED = [
  ['received undefined', 'is missing'],
  ['expected number, received string', 'is not a number'],
] as const;

/** What is wrong with settings, each by its path in them. */
export function settingsProblems(
  schema: z.ZodType,
  settings: unknown,
): { readonly path: PropertyKey[]; readonly message: string }[] {
  return (schema.safeParse(settings).error?.issues ?? []).map(({ code, path, message }) => {
    const mistyped = code === 'invalid_type' ? MISTYPED.find(([end]) => message.endsWith(end)) : undefined;
    return { path, message: mistyped?.[1] ?? message };
  });
}

/** Reads the settings of a workload or a platform. @throws LabError `bad-input` with one sentence for each mistake */
export function readSettings<Settings>(
  { label, settings: schema }: { readonly label: string; readonly settings: z.ZodType<Settings> },
  settings: unknown,
): Settings {
  const parsed = schema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const mistakes = settingsProblems(schema, settings).map(
    ({ path, message }) => `${path.join('.') || 'settings'}: ${message}`,
  );
  throw new LabError('bad-input', `${label}: ${mistakes.join('; ')}`, { cause: parsed.error });
}
