import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
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
    const admin = new URL(server.url);
    admin.pathname = '/postgres';
    const client = new pg.Client({ connectionString: admin.toString() });
    await client.connect();
    await client.query(`DROP DATABASE IF EXISTS "${template}" WITH (FORCE)`);
    await client.end();
    if (server.started) await server.stop();
  };
}
