import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';
import { leftovers, testbedFile } from './testbed.ts';

test.describe.configure({ mode: 'serial' });
test.skip(testbedFile() === null, 'the testbed is not up: npm run testbed -- up --vms 4');

/** E2E_FULL=1: the whole study of docs/study.md; otherwise one small enough for CI. */
const FULL = process.env['E2E_FULL'] === '1';
const TRIALS_TIMEOUT_MS = FULL ? 5_400_000 : 900_000;
/** Long enough for eight migrations to end inside. */
const N = FULL ? '12000' : '10000';

test('a researcher adds the testbed, confirms its keys and checks it', async ({ page }) => {
  await page.goto('/clusters');
  await page.getByRole('main').getByRole('link', { name: 'Add a cluster' }).first().click();
  await page.getByRole('tab', { name: 'File' }).click();
  await page.getByLabel('The cluster’s file (YAML)').fill(readFileSync(testbedFile() ?? '', 'utf8'));
  await page.getByRole('button', { name: 'Register the cluster' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'testbed' })).toBeVisible();
  await expect(page.getByText(/^SHA256:/)).toHaveCount(3);
  await expect(page.getByText('not trusted yet')).toHaveCount(3);
  await page.getByRole('button', { name: 'Trust these keys' }).click();
  await expect(page.getByText('trusted', { exact: true })).toHaveCount(3);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText(/^(all \d+ well|none of \d+ wrong)$/)).toBeVisible({ timeout: 120_000 });
});

test('the form says at once what does not fit', async ({ page }) => {
  await page.goto('/studies/new?cluster=testbed');
  await page.getByRole('textbox', { name: 'Title' }).fill('Does not fit');
  await page.getByRole('textbox', { name: 'Migrations in a trial' }).fill('7');
  const simultaneous = page.getByRole('group', { name: 'Simultaneous migrations' });
  await expect(simultaneous.getByRole('checkbox', { name: '2' })).toBeDisabled();
  await expect(page.getByRole('button', { name: /^Launch \d+ trials/ })).toBeVisible();
  await page.getByRole('textbox', { name: 'Process rows (P); 1 when left out' }).fill('5');
  await expect(page.getByRole('alert').filter({ hasText: 'ranks' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Launch', exact: true })).toBeDisabled();
});

test('a researcher launches HPL with migrations and sees its bars fill in', async ({ page }) => {
  test.setTimeout(TRIALS_TIMEOUT_MS);
  await declare(page, 'What do two networks cost', N);
  await page.getByRole('button', { name: /^Launch \d+ trials$/ }).dblclick();
  await expect(page).toHaveURL(/\/studies\/what-do-two-networks-cost$/);
  await expect(page.getByText('finished', { exact: true })).toBeVisible({
    timeout: TRIALS_TIMEOUT_MS - 60_000,
  });
  await page.goto('/studies');
  const row = page.getByRole('row', { name: /What do two networks cost/ });
  await expect(row).toHaveCount(1);
  const cells = await row.getByRole('cell').allInnerTexts();
  const [total, valid] = cells.slice(4, 6).map(Number);
  expect(valid).toBe(total);
  await page.goto('/figures/what-do-two-networks-cost/hpl-2');
  await expect(page.getByText('testbed', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('table').last()).toContainText(/\d\.\d/);
});

test('a trial shows its migrations, its checks and its raw output', async ({ page }) => {
  await page.goto('/studies/what-do-two-networks-cost');
  await page.getByRole('link', { name: 'Trials', exact: true }).click();
  await page
    .getByRole('row', { name: /application with migrations/ })
    .first()
    .getByRole('link')
    .first()
    .click();
  await page.getByText(/^(\d+ of \d+|the other \d+) valid$/).click();
  await page.getByText('Every migration succeeded').click();
  await expect(page.getByText(/8 of 8 migrations, each with exit code 0/)).toBeVisible();
  const raw = await page.getByRole('link', { name: 'launch/stdout' }).first().getAttribute('href');
  const output = await page.request.get(raw ?? '');
  expect(output.headers()['content-type']).toBe('text/plain; charset=utf-8');
  expect(await output.text()).toContain('End of Tests.');
});

test('a cancelled study leaves nothing on the hosts', async ({ page }) => {
  test.setTimeout(300_000);
  await declare(page, 'Cancelled half-way', '13000');
  await page.getByRole('button', { name: /^Launch \d+ trials$/ }).click();
  await expect(page.getByText('running', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => leftovers(), { timeout: 60_000 }).not.toEqual([]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Cancel the study' }).click();
  await expect(page.getByRole('button', { name: /^Cancel/ })).toHaveCount(0, { timeout: 120_000 });
  expect(await leftovers()).toEqual([]);
});

/** Both fabrics for migrations, all conditions; in CI two VMs, two at once, one repetition. */
async function declare(page: Page, title: string, n: string): Promise<void> {
  await page.goto('/studies/new?cluster=testbed');
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByRole('textbox', { name: 'Problem sizes' }).fill(n);
  const simultaneous = page.getByRole('group', { name: 'Simultaneous migrations' });
  await simultaneous.getByRole('checkbox', { name: '2' }).check();
  if (FULL) {
    await page.getByRole('group', { name: 'VMs' }).getByRole('checkbox', { name: '4' }).check();
    return;
  }
  await simultaneous.getByRole('checkbox', { name: '1' }).uncheck();
  await page.getByRole('textbox', { name: 'Repetitions of each cell' }).fill('1');
}
