import { z } from 'zod';
import { compile, LinePattern } from '#lib/domain/line-pattern';

const PLACES = '{vm}, {source}, {sourceAddress}, {destination}, {destinationAddress}, {fabricAddress}';

const Words = z
  .array(
    z
      .string()
      .max(4000)
      .regex(/^[^\0]*$/u, 'no NUL characters'),
  )
  .min(1, 'give the program')
  .max(100);

const withGroups = (...names: string[]) =>
  LinePattern.refine((source) => names.every((name) => source.includes(`(?<${name}>`)), {
    message: `it needs ${names.map((name) => `a group (?<${name}>…)`).join(' and ')}`,
  });

/** A way of moving VMs that is described in the cluster's file: its commands, and how their words are read. */
export const CommandSettings = z.strictObject({
  name: z.string().trim().min(1, 'give it a name').max(60).describe('Name'),
  start: Words.describe(`Starts a migration on the source host, a word a line; filled in: ${PLACES}`),
  success: LinePattern.optional().describe('A line that a good migration prints, besides exit code 0'),
  untouched: z
    .array(LinePattern)
    .max(20)
    .default([])
    .describe(
      'Lines of a failure after which the VM runs on at the source; after any other both hosts are asked',
    ),
  downtime: withGroups('value')
    .optional()
    .describe('A line with the time that the VM stood still, as (?<value>…)'),
  downtimeUnit: z.enum(['s', 'ms', 'µs']).default('s').describe('Unit of that time'),
  list: Words.describe('Lists the VMs of a host, a word a line'),
  listPattern: withGroups('vm', 'state').describe(
    'A line of that list, with (?<vm>…) and (?<state>…); other lines are passed over',
  ),
  running: z
    .array(z.string().min(1).max(60))
    .min(1, 'give at least one word')
    .max(20)
    .default(['running'])
    .describe('Words for the state of a VM that runs'),
  suspended: z
    .array(z.string().min(1).max(60))
    .max(20)
    .default(['paused', 'suspended'])
    .describe('Words for the state of one that stands still or is coming in'),
  onStop: z
    .enum(['wait', 'end'])
    .default('wait')
    .describe(
      'When a trial is stopped: wait for a migration, or end its command by TERM, which must leave the VM at the source',
    ),
  mayTakeSeconds: z
    .number()
    .int()
    .min(1)
    .max(86_400)
    .default(600)
    .describe('How long a migration may still take then, seconds'),
  tools: z
    .array(z.string().regex(/^[A-Za-z0-9_./+-]{1,100}$/, 'the name of a program'))
    .max(20)
    .default([])
    .describe('Programs that every host must have, one a line'),
});
export type CommandSettings = z.infer<typeof CommandSettings>;

/** Finds a line by a pattern of the settings; undefined where none matches. */
export function findLine(lines: readonly string[], pattern: string): RegExpExecArray | undefined {
  const match = compile(pattern);
  for (const line of lines) {
    const found = match(line);
    if (found) return found;
  }
  return undefined;
}
