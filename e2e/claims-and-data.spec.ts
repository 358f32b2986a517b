import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const folder = mkdtemp(path.join(tmpdir(), 'claims-and-data-'));
const fileOf = async (name: string) => path.join(await folder, name);

async function chooseFile(page: Page, file: string): Promise<void> {
  await page.goto('/studies/import');
  await page.waitForLoadState('networkidle');
  await page.locator('input[type=file]').setInputFiles(file);
}

test('a sentence of one’s own is bound to a query, checked, changed and removed', async ({ page }) => {
  await page.goto('/studies/thesis/claims');
  await page.getByRole('link', { name: 'Add a claim' }).first().click();
  await page.getByLabel('Sentence as it is printed').fill('10 Gb/s is always faster.');
  await page.getByRole('button', { name: 'In how many cells one fabric is faster' }).click();
  await page.getByLabel('Printed value').fill('always');
  await page.getByLabel('Rule').selectOption('every');
  await expect(page.getByText('fails in 16 of 70 cells')).toBeVisible();
  await page.getByRole('button', { name: 'Save the claim' }).click();
  const row = page.locator('details').filter({ hasText: '10 Gb/s is always faster.' });
  await expect(row).toContainText('differs');
  await row.locator('summary').first().click();
  await row.getByRole('link', { name: 'Edit or remove' }).click();
  await page.getByLabel('Rule').selectOption('at-least');
  await page.getByLabel('Printed number').fill('54');
  await page.getByRole('button', { name: 'Save the claim' }).click();
  await expect(row).toContainText('reproduced');
  await row.locator('summary').first().click();
  await row.getByRole('link', { name: 'Edit or remove' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Ledger')).toBeVisible();
  await expect(row).toHaveCount(0);
});

test('the ledger leaves for an appendix', async ({ page }) => {
  await page.goto('/studies/thesis/claims?verdict=differs');
  await expect(page.getByText('23.716 %')).toBeVisible();
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'LaTeX' }).click();
  const text = await readFile(await (await waiting).path(), 'utf8');
  expect(text).toContain('\\begin{longtable}');
});

test('a table of somebody else comes in: guessed, refused by rows, mended, imported', async ({ page }) => {
  const file = await fileOf('their-table.csv');
  await writeFile(
    file,
    'Benchmark,Mode,Network,VMs,At once,Run,Time (s)\nHPL,app_only,,2,0,1,884.6\nHPL,quiet,,2,0,2,889.6\n',
  );
  await chooseFile(page, file);
  await page.getByLabel('Where the data come from').fill('A colleague');
  await page.getByRole('button', { name: 'Check every row' }).click();
  await expect(page.getByRole('row', { name: /3 Mode quiet/ })).toBeVisible();
  await page.getByLabel('“quiet” means').selectOption('app_only');
  await page.getByRole('button', { name: 'Check every row' }).click();
  await expect(page.getByText('2 trials in 1 cell.')).toBeVisible();
  await page.getByRole('button', { name: 'Import 2 trials' }).click();
  await expect(page.getByRole('heading', { name: 'their-table' })).toBeVisible();
  await expect(page.getByText('A colleague').first()).toBeVisible();
});

test('an archive goes out and comes in under another name', async ({ page }) => {
  await page.goto('/studies/thesis/data');
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Archive' }).click();
  const file = await fileOf('thesis.zip');
  await (await waiting).saveAs(file);
  await chooseFile(page, file);
  await page.getByRole('button', { name: 'Import the study' }).click();
  await expect(page.getByText('There is a study thesis already')).toBeVisible();
  await page.getByLabel('Another name in the address').fill('thesis-again');
  await page.getByRole('button', { name: 'Import the study' }).click();
  await expect(page).toHaveURL(/\/studies\/thesis-again$/, { timeout: 30_000 });
  await expect(page.getByText('came in a file')).toBeVisible();
});

test('an upload that comes from another site is refused', async ({ page, baseURL }) => {
  const answer = await page.request.post('/api/v1/imports', {
    headers: { origin: 'http://elsewhere.example' },
    data: 'x',
  });
  expect(answer.status()).toBe(403);
  const stranger = await fetch(`${baseURL}/api/v1/imports`, {
    method: 'POST',
    headers: { origin: String(baseURL) },
    body: 'x',
  });
  expect(stranger.status).toBe(401);
});
