// `npx tsx scripts/benchmark-results-page.ts [rounds]`: what a study's page costs with 1,000 and with 100,000 trials,
// side by side in one run (docs/benchmarks.md). Starts the app on a database of its own.
import { chromium, type Page } from '@playwright/test';
import pg from 'pg';
import playwright from '../e2e/playwright.config.ts';
import serve from '../e2e/serve.ts';

const CELLS = 50;
const STUDIES = { small: 1_000, large: 100_000 } as const;
const rounds = Number(process.argv[2] ?? 9);

/** Trials of HPL over ten VM counts in five series; each finished and valid, so that all of them count. */
async function seed(db: pg.Client, slug: string, trials: number): Promise<void> {
  const factors = `SELECT v, s FROM generate_series(2, 11) v, generate_series(0, 4) s`;
  await db.query(
    `INSERT INTO "Study" (id, slug, title, provenance, state, spec, "finishedAt")
     VALUES ($1, $1, $1, 'measured', 'finished', '{"fabrics":[{"name":"1G","nominalMbps":1000},{"name":"10G","nominalMbps":10000}]}', now())`,
    [slug],
  );
  await db.query(
    `INSERT INTO "Cell" (id, "studyId", key, spec, application, condition, "migrationFabric", "mpiFabric", simultaneous, vms)
     SELECT $1 || '-' || v || '-' || s, $1, v || '-' || s, '{}', 'HPL',
       (ARRAY['app_only','app_with_migration','app_with_migration','migration_only','migration_only'])[s + 1],
       (ARRAY[NULL,'1G','10G','1G','10G'])[s + 1], NULL,
       CASE s WHEN 0 THEN 0 ELSE 2 END, CASE WHEN s > 2 THEN NULL ELSE v END
     FROM (${factors}) f WHERE s <= 2 OR v = 2`,
    [slug],
  );
  const cells = await db.query(`SELECT count(*)::int AS n FROM "Cell" WHERE "studyId" = $1`, [slug]);
  const repetitions = Math.round(trials / cells.rows[0].n);
  await db.query(
    `INSERT INTO "Trial" (id, "studyId", "cellId", repetition, position, block, state, verdict, "thesisSeconds", "startedAt", "finishedAt")
     SELECT c.id || '-' || r, $1, c.id, r, row_number() OVER (ORDER BY r, c.id), r, 'finished', 'valid',
       100 + c.simultaneous * 40 + random() * 20, now(), now()
     FROM "Cell" c, generate_series(1, $2::int) r WHERE c."studyId" = $1`,
    [slug, repetitions],
  );
}

/** Milliseconds from the navigation to the largest paint of the first three seconds, and bytes of the page. */
async function visit(page: Page, path: string): Promise<{ lcp: number; bytes: number }> {
  const answer = await page.goto(path, { waitUntil: 'load' });
  if (!answer?.ok()) throw new Error(`${path} answered ${answer?.status()}`);
  const lcp = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let latest = 0;
        new PerformanceObserver((list) => {
          latest = list.getEntries().at(-1)?.startTime ?? latest;
        }).observe({ type: 'largest-contentful-paint', buffered: true });
        setTimeout(() => resolve(latest), 1500);
      }),
  );
  return { lcp, bytes: (await answer.body()).length };
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const stop = await serve();
const db = new pg.Client({ connectionString: process.env['LAB_DATABASE_URL'] });
try {
  await db.connect();
  for (const [slug, trials] of Object.entries(STUDIES)) await seed(db, slug, trials);
  await db.query('ANALYZE');
  const { launchOptions, storageState } = playwright.use ?? {};
  const browser = await chromium.launch(launchOptions ?? {});
  const context = await browser.newContext({
    baseURL: process.env['LAB_URL'] ?? '',
    ...(typeof storageState === 'string' && { storageState }),
  });
  const page = await context.newPage();
  for (const path of ['/studies/', '/figures/']) {
    const of = (slug: string) => `${path}${slug}${path === '/figures/' ? '/hpl-2' : ''}`;
    const times = { small: [] as number[], large: [] as number[] };
    const first = {
      small: (await visit(page, of('small'))).lcp,
      large: (await visit(page, of('large'))).lcp,
    };
    const bytes = { small: 0, large: 0 };
    for (let round = 0; round < rounds; round++)
      for (const slug of ['small', 'large'] as const) {
        const seen = await visit(page, of(slug));
        times[slug].push(seen.lcp);
        bytes[slug] = seen.bytes;
      }
    const [small, large] = [median(times.small), median(times.large)];
    process.stdout.write(
      `${of('…')}: LCP, median of ${rounds}: 1,000 trials ${small.toFixed(0)} ms, 100,000 trials ${large.toFixed(0)} ms, ratio ${(large / small).toFixed(2)}; ` +
        `first visit ${first.small.toFixed(0)} and ${first.large.toFixed(0)} ms; ${bytes.small} and ${bytes.large} bytes; ${CELLS} places\n`,
    );
  }
  await browser.close();
} finally {
  await db.end();
  await stop();
}
