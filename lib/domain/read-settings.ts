import type { z } from 'zod';
import { LabError } from './errors.ts';

/** Reads the settings of a workload or a platform. @throws LabError `bad-input` with one sentence for each mistake */
export function readSettings<Settings>(
  { label, settings: schema }: { readonly label: string; readonly settings: z.ZodType<Settings> },
  settings: unknown,
): Settings {
  const parsed = schema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'settings'}: ${issue.message}`,
  );
  throw new LabError('bad-input', `${label}: ${mistakes.join('; ')}`, { cause: parsed.error });
}
