import { z } from 'zod';

const Environment = z.object({
  DATABASE_URL: z.string().min(1, 'is missing: start with `npm start` or `npm run lab`, which set it'),
});

/** Read once by each process; a missing variable stops it with the name and the remedy. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): z.infer<typeof Environment> {
  const parsed = Environment.safeParse(variables);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '));
}
