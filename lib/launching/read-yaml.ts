import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { LabError } from '#lib/domain/errors';

/** Reads a YAML text by a schema. @throws LabError `bad-input` naming every line or field that is wrong */
export function readYaml<T>(text: string, schema: z.ZodType<T>, what: string): T {
  let data: unknown;
  try {
    data = parse(text);
  } catch (cause) {
    const message = cause instanceof YAMLParseError ? cause.message : String(cause);
    throw new LabError('bad-input', `${what} is not YAML: ${message}`, { cause });
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new LabError('bad-input', `${what} has mistakes:\n${sentences(parsed.error)}`, {
    cause: parsed.error,
  });
}

/** One line per mistake: `vms.0.home: unknown host hX`. */
function sentences(error: z.ZodError): string {
  return error.issues.map((issue) => `  ${issue.path.join('.') || 'the file'}: ${issue.message}`).join('\n');
}
