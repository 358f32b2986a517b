// `npx tsx scripts/benchmark-log.ts [lines] [lines a second]`: a running command's log while a flood comes in
// (docs/benchmarks.md). Starts the app on a database of its own and writes into it what a runner would.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import pg from 'pg';
import playwright from '../e2e/playwright.config.ts';
import serve from '../e2e/serve.ts';

const [lines = 1_000_000, perSecond = 50_000] = process.argv.slice(2).map(Number);
const WRITE_EVERY_MS = 500;
const ROW_BYTES = 2 ** 20;
const MIB = 2 ** 20;
const ID = 'flood';

const lineOf = (i: number) =>
  `rank ${i % 64} step ${String(i).padStart(7, '0')}: residual ${(1 / (i + 1)).toExponential(6)}\n`;

async function seed(db: pg.Client): Promise<void> {
  const started = {
    key: 'launch',
    node: 'launcher',
    claimed: true,
    pid: 1,
    bootId: 'b',
    startedWall: 1,
    startedUptime: 1,
  };
  await db.query(
    `INSERT INTO "Study" (id, slug, title, provenance, state, spec) VALUES ($1, $1, $1, 'measured', 'running', '{"fabrics":[]}')`,
    [ID],
  );
  await db.query(
    `INSERT INTO "Cell" (id, "studyId", key, spec, application, condition, simultaneous, vms)
     VALUES ($1, $1, $1, '{}', 'HPL', 'app_only', 0, 2)`,
    [ID],
  );
  await db.query(
    `INSERT INTO "Trial" (id, "studyId", "cellId", repetition, position, block, state, "startedAt")
     VALUES ($1, $1, $1, 1, 1, 1, 'running', now())`,
    [ID],
  );
  await db.query(
    `INSERT INTO "Event" ("trialId", seq, at, type, data) VALUES ($1, 1, now(), 'command-started', $2)`,
    [ID, started],
  );
}

/** Writes as a runner does, so many lines a second; returns the sha256 and the length of all that it wrote. */
async function flood(db: pg.Client): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  const each = Math.round((perSecond * WRITE_EVERY_MS) / 1000);
  let bytes = 0;
  for (let first = 0; first < lines; first += each) {
    const due = performance.now() + WRITE_EVERY_MS;
    const count = Math.min(each, lines - first);
    const content = Buffer.from(Array.from({ length: count }, (_, i) => lineOf(first + i)).join(''));
    hash.update(content);
    await db.query('BEGIN');
    for (let at = 0; at < content.length; at += ROW_BYTES)
      await db.query(`INSERT INTO "OutputChunk" VALUES ($1, 'launch', 'stdout', $2, $3)`, [
        ID,
        bytes + at,
        content.subarray(at, at + ROW_BYTES),
      ]);
    await db.query(`INSERT INTO "Change" (topic, object) VALUES ('output', $1)`, [ID]);
    await db.query('COMMIT');
    bytes += content.length;
    await sleep(Math.max(0, due - performance.now()));
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** Longest task of the main thread since it was last asked, milliseconds. Tasks below 50 ms are not told by browsers. */
const longestTask = (page: Page) =>
  page.evaluate(() => {
    const tasks = (window as unknown as { tasks: number[] }).tasks;
    return Math.max(0, ...tasks.splice(0));
  });

async function heapMiB(cdp: CDPSession): Promise<number> {
  const {
    usedSize,
    backingStorageSize = 0,
    embedderHeapUsedSize = 0,
  } = (await cdp.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
    embedderHeapUsedSize?: number;
  };
  return (usedSize + backingStorageSize + embedderHeapUsedSize) / MIB;
}

const stop = await serve();
const db = new pg.Client({ connectionString: process.env['LAB_DATABASE_URL'] });
try {
  await db.connect();
  await seed(db);
  const { launchOptions, storageState } = playwright.use ?? {};
  const browser = await chromium.launch(launchOptions ?? {});
  const context = await browser.newContext({
    baseURL: process.env['LAB_URL'] ?? '',
    viewport: { width: 1440, height: 900 },
    ...(typeof storageState === 'string' && { storageState }),
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  const cdp = await context.newCDPSession(page);
  await page.goto(`/trials/${ID}`);
  await page.getByRole('heading', { name: 'Log' }).waitFor();
  await sleep(2000);
  const loading = await longestTask(page);
  let mostHeap = 0;
  const watch = setInterval(() => {
    heapMiB(cdp).then(
      (now) => {
        mostHeap = Math.max(mostHeap, now);
      },
      () => {},
    );
  }, 500);
  const began = performance.now();
  const written = await flood(db);
  const wrote = (performance.now() - began) / 1000;
  await page.getByText(`${lines.toLocaleString('en-US')} lines,`).waitFor({ timeout: 60_000 });
  const shown = (performance.now() - began) / 1000;
  clearInterval(watch);
  const streaming = await longestTask(page);
  await cdp.send('HeapProfiler.collectGarbage');
  const heap = await heapMiB(cdp);
  const last = await page.getByText(lineOf(lines - 1).trim()).count();
  await page.getByLabel('Search the log').fill(String(lines - 7).padStart(7, '0'));
  await page.getByText('1 line', { exact: true }).waitFor({ timeout: 60_000 });
  const searching = await longestTask(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save' }).click();
  const file = await (await saved).path();
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  process.stdout.write(
    `${lines.toLocaleString('en-US')} lines, ${written.bytes.toLocaleString('en-US')} bytes, written in ${wrote.toFixed(1)} s, ` +
      `all on the page after ${shown.toFixed(1)} s; sha256 ${sha256 === written.sha256 ? 'equal' : 'DIFFERENT'}, last line ${last === 1 ? 'shown' : 'NOT shown'}\n` +
      `longest task: while loading ${loading.toFixed(0)} ms, while streaming ${streaming.toFixed(0)} ms, while searching ${searching.toFixed(0)} ms (0: none over 50 ms)\n` +
      `heap with buffers: ${heap.toFixed(0)} MiB, at most ${mostHeap.toFixed(0)} MiB\n`,
  );
  await browser.close();
} finally {
  await db.end();
  await stop();
}
