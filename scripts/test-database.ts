import { randomUUID } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { dropDatabase } from './administer.ts';
import { ensureDatabase } from './database.ts';
import { migrate } from './migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string;
    template: string;
  }
}

/** One migrated template for the run; each test copies it (about 80 ms) and owns the copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await ensureDatabase(process.cwd());
  const template = `test_template_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const url = new URL(server.url);
  url.pathname = `/${template}`;
  await migrate(url.toString(), process.cwd());
  project.provide('serverUrl', server.url);
  project.provide('template', template);
  return async () => {
    await dropDatabase(server.url, template);
    await server.release();
  };
}
