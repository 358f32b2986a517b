import { expect, test } from './test.ts';

test.describe.configure({ mode: 'serial' });

const FIRST_TRIAL_MS = 60_000;
const STUDY_MS = 150_000;

test('a newcomer has a first trial on the rehearsal cluster within a minute and three clicks', async ({
  page,
}) => {
  test.setTimeout(STUDY_MS + 30_000);
  await page.goto('/');
  await page.getByRole('link', { name: 'Try it on the rehearsal cluster' }).click();
  await page.getByRole('button', { name: 'Run the first study' }).dblclick();
  await expect(page).toHaveURL(/\/studies\/first-rehearsal$/);
  await expect(page.getByText('rehearsal', { exact: true }).first()).toBeVisible();
  const trial = page.getByRole('link', { name: 'repetition 1: valid' }).first();
  await trial.click({ timeout: FIRST_TRIAL_MS });
  await expect(page).toHaveURL(/\/trials\//);
  await expect(page.getByText('rehearsal', { exact: true }).first()).toBeVisible();
  await page.getByText(/^(\d+ of \d+|the other \d+) valid$/).click();
  await expect(page.getByText('The machines are what the cluster’s file says')).toBeVisible();
  await page.goto('/studies/first-rehearsal');
  await expect(page.getByText('finished', { exact: true })).toBeVisible({ timeout: STUDY_MS });
});

test('its trials are valid, and say everywhere that they are a rehearsal', async ({ page }) => {
  await page.goto('/studies');
  const row = page.getByRole('row', { name: /First rehearsal/ });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('rehearsal');
  const [total, valid] = (await row.getByRole('cell').allInnerTexts()).slice(4, 6).map(Number);
  expect([total, valid]).toEqual([3, 3]);
  await page.goto('/figures/first-rehearsal/hpl-2');
  await expect(page.getByText('rehearsal', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/a modelled cluster, nothing was measured/).first()).toBeVisible();
  await page.goto('/clusters');
  await expect(page.getByRole('row', { name: /^rehearsal/ })).toContainText('rehearsal');
});
