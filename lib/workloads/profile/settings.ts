import { z } from 'zod';
import { MpiKind } from '#lib/domain/cluster';
import { LinePattern } from '#lib/domain/line-pattern';

/** Relative to the work directory, and never out of it. */
const FilePath = z
  .string()
  .max(200)
  .regex(
    /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*$/,
    'a relative path below the work directory',
  );

const NoNul = z.string().regex(/^[^\0]*$/u, 'no NUL characters');

/** An application described by its command, its input and the lines it prints. */
export const ProfileSettings = z.strictObject({
  name: z.string().trim().min(1, 'give it a name').max(60).describe('Name on figures'),
  command: z
    .array(NoNul.max(4000))
    .min(1, 'give the program')
    .max(100)
    .describe('Program and arguments; {ranks} and {programs.NAME} are filled in'),
  mpi: MpiKind.default('openmpi').describe('The MPI that the program was linked against'),
  files: z
    .array(z.strictObject({ path: FilePath, content: NoNul.max(200_000) }))
    .max(20)
    .default([])
    .describe('Input files, written into the work directory of every VM'),
  phasePattern: LinePattern.describe(
    'A line that matches is a completed phase; with a group (?<key>…) each key counts once',
  ),
  donePattern: LinePattern.describe('The line that tells a complete run'),
  failPatterns: z.array(LinePattern).max(20).default([]).describe('Lines that tell a wrong result'),
  expected: z
    .union([z.literal('from-baseline'), z.number().int().min(1)])
    .default('from-baseline')
    .describe('Number of phases of a correct run'),
});
export type ProfileSettings = z.infer<typeof ProfileSettings>;
