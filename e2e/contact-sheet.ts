import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const FOLDER = path.join(path.dirname(import.meta.dirname), 'docs', 'contact-sheet');
/** In their own size, to look at. */
const LARGE = path.join(path.dirname(import.meta.dirname), 'test-results', 'contact-sheet');
const WIDTHS = [360, 768, 1440] as const;
const THEMES = ['light', 'dark'] as const;
/** What is below is more of the same. */
const MOST_HEIGHT = 2200;
/** On the sheet everything is this many times smaller. */
const SHRUNK = 3;
const SHEET_WIDTH = (2 * (360 + 768 + 1440)) / SHRUNK + 7 * 8;
const HEAD =
  '# Contact sheet\n\nEvery page in both themes at 360, 768 and 1440 pixels, cut at 2,200. Made by `npm run contact-sheet`.\n';
const TIMEOUT_MS = 600_000;

test.use({ contextOptions: { reducedMotion: 'reduce' }, deviceScaleFactor: 1 });

/** Every page, a study and a trial of its own among them where there is one (LAB_LINK). */
async function pages(page: Page): Promise<[string, string][]> {
  const fixed: [string, string][] = [
    ['home', '/'],
    ['studies', '/studies'],
    ['new-study', '/studies/new'],
    ['compare', '/compare?a=thesis'],
    ['figures', '/figures'],
    ['figure', '/figures/4.1'],
    ['groups', '/figures/4.3'],
    ['thesis', '/studies/thesis'],
    ['statistics', '/studies/thesis/statistics'],
    ['data', '/studies/thesis/data'],
    ['claims', '/claims'],
    ['clusters', '/clusters'],
    ['new-cluster', '/clusters/new'],
    ['rehearsal', '/rehearsal'],
    ['settings', '/settings'],
    ['help', '/help'],
    ['help-topic', '/help/finding-your-way'],
  ];
  await page.goto('/studies');
  const own = page.getByRole('row').filter({ hasText: /measured|testbed|rehearsal/ });
  if ((await own.count()) === 0) return fixed;
  const study = (await own.first().getByRole('link').first().getAttribute('href')) ?? '';
  await page.goto(`${study}/trials`);
  const trials = page.getByRole('row').filter({ hasText: 'application with migrations' });
  const trial = await trials.first().getByRole('link').first().getAttribute('href');
  await page.goto('/clusters');
  const cluster = await page.getByRole('row').nth(1).getByRole('link').first().getAttribute('href');
  return [
    ...fixed,
    ['study', study],
    ['study-trials', `${study}/trials`],
    ...(trial ? [['trial', trial] as [string, string]] : []),
    ...(cluster
      ? ([
          ['cluster', cluster],
          ['edit-cluster', `${cluster}/edit`],
        ] as [string, string][])
      : []),
  ];
}

/** One page at one width, cut, as a JPEG; it must not be wider than the window. */
async function shoot(page: Page, address: string, width: number, colorScheme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, `${address} at ${width} px`).toBeLessThanOrEqual(0);
  const own = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(own, MOST_HEIGHT) };
  return page.screenshot({ type: 'jpeg', quality: 80, clip, fullPage: true, animations: 'disabled' });
}

test('every page in both themes at three widths', async ({ page, context }) => {
  test.setTimeout(TIMEOUT_MS);
  for (const folder of [FOLDER, LARGE]) mkdirSync(folder, { recursive: true });
  const sheet = await context.newPage();
  const all = await pages(page);
  for (const [name, address] of all) {
    const shots: string[] = [];
    for (const theme of THEMES)
      for (const width of WIDTHS) {
        const picture = await shoot(page, address, width, theme);
        writeFileSync(path.join(LARGE, `${name}-${theme}-${width}.jpg`), picture);
        const shown = width / SHRUNK;
        shots.push(`<img src="data:image/jpeg;base64,${picture.toString('base64')}" width="${shown}">`);
      }
    await sheet.setViewportSize({ width: SHEET_WIDTH, height: 100 });
    await sheet.setContent(
      `<body style="margin:8px;background:#888;display:flex;gap:8px;align-items:flex-start">${shots.join('')}`,
    );
    await sheet.screenshot({
      path: path.join(FOLDER, `${name}.jpg`),
      type: 'jpeg',
      quality: 70,
      fullPage: true,
    });
  }
  const rows = all.map(([name]) => `## ${name}\n\n![${name}](${name}.jpg)\n`);
  writeFileSync(path.join(FOLDER, 'README.md'), `${HEAD}\n${rows.join('\n')}`);
});
