import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const FOLDER = path.join(path.dirname(import.meta.dirname), 'docs', 'pictures');
test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

/** The page at its own height, cut at `most`. */
async function take(page: Page, name: string, most: number): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 300 });
  const own = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: 1280, height: Math.min(own, most) });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' });
}

/** A figure with one bar read out, down to the end of its caption. */
async function takeFigure(page: Page, name: string): Promise<void> {
  const bar = page.locator('[data-slot]').first();
  await expect(bar).toBeVisible();
  await bar.dispatchEvent('click'); // whiskers and circles may lie over its middle
  await expect(page.getByText('sample sd')).toBeVisible();
  await take(page, name, 985);
}

/** The newest study that was not imported, or null; LAB_STUDY names another one. */
async function ownStudy(page: Page): Promise<string | null> {
  const named = process.env['LAB_STUDY'];
  if (named) return named;
  await page.goto('/studies');
  const own = page.getByRole('row').filter({ hasText: /measured|testbed/ });
  if ((await own.count()) === 0) return null;
  const href = await own.first().getByRole('link').first().getAttribute('href');
  return href?.replace('/studies/', '') ?? null;
}

test('figure 4.1 of the thesis', async ({ page }) => {
  await page.goto('/figures/4.1');
  await takeFigure(page, 'figure-4.1');
});

test('the newest study, a figure of it and a trial of it', async ({ page }) => {
  const slug = await ownStudy(page);
  test.skip(slug === null, 'only the thesis is in this database: docs/pictures/README.md');
  await page.goto(`/studies/${slug}`);
  await expect(page.getByText('Trials by cell')).toBeVisible();
  await take(page, 'study', 900);
  const figure = page.locator(`a[href^="/figures/${slug}/"]`).first();
  await page.goto((await figure.getAttribute('href')) ?? '');
  await takeFigure(page, 'own-figure');
  await page.goto(`/studies/${slug}/trials`);
  const migrated = page.getByRole('row').filter({ hasText: 'application with migrations' });
  await migrated.filter({ hasText: '●' }).first().getByRole('link').first().click();
  await expect(page.getByText('Timeline')).toBeVisible();
  await take(page, 'trial', 900);
});
