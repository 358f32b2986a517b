// `npx tsx scripts/benchmark-pages.ts [rounds]`: what every page costs its reader (docs/benchmarks.md): largest contentful paint,
// layout shift, longest task of the main thread, answer to a press, time to the palette, JavaScript of the route. Starts the app on a database
// of its own. Exits with 1 where a route sends more than 200 kB of compressed JavaScript or keeps the main thread for 100 ms.
import { type Browser, chromium, type Page } from '@playwright/test';
import playwright from '../e2e/playwright.config.ts';
import serve from '../e2e/serve.ts';

const MOST_SCRIPT_BYTES = 200_000;
const LONGEST_TASK_MS = 100;
/** After the page has loaded; what comes later is asked for by somebody. */
const SETTLE_MS = 1200;
const PAGES = [
  '/',
  '/studies',
  '/studies/new',
  '/studies/thesis',
  '/studies/thesis/trials',
  '/studies/thesis/statistics',
  '/figures',
  '/figures/4.1',
  '/claims',
  '/compare?a=thesis',
  '/clusters',
  '/clusters/new',
  '/settings',
  '/help',
  '/help/your-cluster',
];
const rounds = Number(process.argv[2] ?? 5);

interface Seen {
  readonly lcp: number;
  readonly cls: number;
  readonly task: number;
  /** The theme is turned over: everything is painted again. */
  readonly press: number;
  /** Until the palette stands there, which is loaded when it is first asked for. */
  readonly palette: number;
  readonly scriptBytes: number;
}

declare global {
  interface Window {
    seen: { lcp: number; cls: number; task: number; press: number };
  }
}

/** Watches from before the first byte. Entries come late, so they are asked for buffered. */
const WATCH = `
  window.seen = { lcp: 0, cls: 0, task: 0, press: 0 };
  const watch = (type, each, more) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more });
  watch('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime; });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  watch('longtask', (entry) => { seen.task = Math.max(seen.task, entry.duration); });
  watch('event', (entry) => { seen.press = Math.max(seen.press, entry.duration); }, { durationThreshold: 16 });
`;

/** A visit with an empty cache; then two keys, as anybody may press them on every page. */
async function visit(browser: Browser, path: string): Promise<Seen> {
  const { storageState } = playwright.use ?? {};
  const context = await browser.newContext({
    baseURL: process.env['LAB_URL'] ?? '',
    ...(typeof storageState === 'string' && { storageState }),
  });
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  const scripts = scriptBytes(page);
  const answer = await page.goto(path, { waitUntil: 'load' });
  if (!answer?.ok()) throw new Error(`${path} answered ${answer?.status()}`);
  await page.waitForTimeout(SETTLE_MS);
  const bytes = await scripts();
  await page.keyboard.press('t');
  await page.waitForTimeout(SETTLE_MS / 4);
  const seen = await page.evaluate(() => window.seen);
  const asked = performance.now();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('A page, a study').waitFor();
  const palette = performance.now() - asked;
  await context.close();
  return { ...seen, palette, scriptBytes: bytes };
}

/** Bytes of JavaScript as they came over the wire. */
function scriptBytes(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script')
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  return async () => (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const stop = await serve();
try {
  const browser = await chromium.launch(playwright.use?.launchOptions ?? {});
  for (const path of PAGES) await visit(browser, path);
  const say = (text: string) => process.stdout.write(`${text}\n`);
  say(
    '| page | LCP ms | CLS | longest task ms | press ms | palette ms | JavaScript kB |\n|---|---:|---:|---:|---:|---:|---:|',
  );
  for (const path of PAGES) {
    const visits: Seen[] = [];
    for (let round = 0; round < rounds; round++) visits.push(await visit(browser, path));
    const of = (key: keyof Seen) => median(visits.map((one) => one[key]));
    const kB = of('scriptBytes') / 1000;
    say(
      `| \`${path}\` | ${of('lcp').toFixed(0)} | ${of('cls').toFixed(3)} | ${of('task').toFixed(0)} | ${of('press').toFixed(0)} | ${of('palette').toFixed(0)} | ${kB.toFixed(0)} |`,
    );
    if (of('scriptBytes') > MOST_SCRIPT_BYTES || of('task') > LONGEST_TASK_MS) process.exitCode = 1;
  }
  await browser.close();
} finally {
  await stop();
}
