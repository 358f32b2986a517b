import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { ensureDatabase } from './database.ts';

async function answers(url: string): Promise<boolean> {
  const server = new URL(url);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.toString() });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

test('a command that is done does not stop the database of an app that is still starting', async () => {
  const checkout = mkdtempSync(path.join(tmpdir(), 'checkout-'));
  chmodSync(checkout, 0o755); // as root, the database has an account of its own
  try {
    const app = await ensureDatabase(checkout, '');
    const command = await ensureDatabase(checkout, '');
    await command.release();
    expect(await answers(app.url)).toBe(true);
    await app.release();
    expect(await answers(app.url)).toBe(false);
  } finally {
    rmSync(checkout, { recursive: true, force: true });
  }
});
