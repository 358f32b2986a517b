import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { processesOf } from '../../rehearsal/proc.ts';
import { type Rehearsal, startRehearsal } from '../../rehearsal/rehearsal.ts';
import type { Settings } from '../../rehearsal/settings.ts';
import { dropDatabase } from '../administer.ts';
import { ensureDatabase, type RunningDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';

const checkout = path.dirname(path.dirname(import.meta.dirname));

/** Databases and rehearsal clusters of one chaos run; `close` leaves nothing of them. */
export class Workshop {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'lab-chaos-'));
  readonly #databases: string[] = [];
  readonly #open: Rehearsal[] = [];

  private constructor(private readonly server: RunningDatabase) {}

  static async open(): Promise<Workshop> {
    return new Workshop(await ensureDatabase(checkout));
  }

  /** The address of a new, migrated database. */
  async database(): Promise<string> {
    const name = `chaos_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
    const url = new URL(this.server.url);
    url.pathname = `/${name}`;
    this.#databases.push(name);
    await migrate(url.toString(), checkout);
    return url.toString();
  }

  async rehearsal(name: string, settings: Partial<Settings> = {}): Promise<Rehearsal> {
    const place = path.join(this.#folder, name);
    mkdirSync(place);
    writeFileSync(path.join(place, 'rehearsal.yaml'), JSON.stringify(settings));
    const started = await startRehearsal(place);
    this.#open.push(started);
    return started;
  }

  async close(): Promise<void> {
    for (const { place, close } of this.#open) {
      await close();
      for (const pid of [...processesOf(place).values()].flat()) process.kill(pid, 'SIGKILL');
    }
    rmSync(this.#folder, { recursive: true, force: true });
    for (const name of this.#databases) await dropDatabase(this.server.url, name);
    await this.server.release();
  }
}
