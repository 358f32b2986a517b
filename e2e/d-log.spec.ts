import { expect, test } from './test.ts';

const TRIAL_MS = 45_000;

test('the log of a running trial grows, is searched and saved; j and k turn to its repetitions', async ({
  page,
}) => {
  test.setTimeout(3 * TRIAL_MS);
  await page.goto('/studies/new?cluster=rehearsal');
  await page.getByLabel('Title').fill('A log to watch');
  await page.getByLabel('Problem sizes (N)').fill('2500, 2500, 2500');
  await page.getByRole('button', { name: /^Launch \d+ trials$/ }).click();
  await page.getByRole('link', { name: 'repetition 1: running' }).first().click({ timeout: TRIAL_MS });
  const log = page.getByRole('region', { name: 'stdout of launch' });
  await expect(log).toContainText('HPLinpack', { timeout: TRIAL_MS });
  await expect(page.getByText(/^\d+ of 3 done$/).first()).toBeVisible({ timeout: TRIAL_MS });
  await expect(log).toContainText('End of Tests.', { timeout: TRIAL_MS });
  await page.getByLabel('Search the log').fill('passed');
  await expect(log.locator('mark').first()).toHaveText(/passed/i);
  await page.getByLabel('Search the log').press('Enter');
  await expect(page.getByText(/^line 1 of \d+$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Follow', exact: true })).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save' }).click();
  expect((await saved).suggestedFilename()).toMatch(/-launch-stdout\.txt$/);
  const here = page.url();
  const next = await page.getByRole('link', { name: 'next →' }).getAttribute('href');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('j');
  await expect(page).toHaveURL(new RegExp(`${next}$`));
  await page.keyboard.press('k');
  await expect(page).toHaveURL(here);
  await page.goto('/studies/a-log-to-watch');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Cancel the study' }).click();
  await expect(page.getByText('cancelled', { exact: true }).first()).toBeVisible({ timeout: TRIAL_MS });
});
