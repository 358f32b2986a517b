import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const TRIAL_MS = 60_000;

/** Presses Tab until something of that name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const labels = element instanceof HTMLInputElement ? element.labels : null;
      return element?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element?.textContent ?? '';
    });
    if (name.test(focused)) return;
  }
  throw new Error(`Tab does not come to ${name}`);
}

test('a choice that cannot be is said where it is made, with what would fit', async ({ page }) => {
  await page.goto('/studies/new');
  await expect(page.getByText(/takes \d+ MiB of \d+ MiB in each/)).toBeVisible();
  const most = await page.getByText(/N = \d+ would take 80 %/).innerText();
  await page.getByLabel('Problem sizes (N)').fill('900000');
  const said = page.getByRole('alert').filter({ hasText: 'N = 900000 needs' });
  await expect(said).toContainText(`choose at most N = ${/N = (\d+) would/.exec(most)?.[1]}`);
  await expect(page.getByRole('button', { name: 'Launch' })).toBeDisabled();
  await expect(page.getByRole('checkbox', { name: /^8/ })).toBeDisabled();
});

test('a study is saved as a file, and opened again as it was', async ({ page }, info) => {
  await page.goto('/studies/new');
  await page.getByLabel('Title').fill('From a file');
  await page.getByLabel('Problem sizes (N)').fill('3000');
  await page.getByLabel('Repetitions of each cell').fill('5');
  await expect(page.getByText('25 trials', { exact: true })).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const file = info.outputPath('study.yaml');
  await (await saved).saveAs(file);
  await page.reload();
  await page.getByLabel('Study file').setInputFiles(file);
  await expect(page.getByLabel('Title')).toHaveValue('From a file');
  await expect(page.getByLabel('Repetitions of each cell')).toHaveValue('5');
  await expect(page.getByText('25 trials', { exact: true })).toBeVisible();
});

test('from home to a running study and its end, by the keyboard alone', async ({ page }) => {
  test.setTimeout(4 * TRIAL_MS);
  await page.goto('/');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('A page, a study, a cluster, a figure …').waitFor();
  await page.keyboard.type('new study');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'New study' })).toBeVisible();
  await tabTo(page, /^Title$/);
  await page.keyboard.type('By the keyboard');
  await tabTo(page, /^Problem sizes/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('3000');
  await tabTo(page, /^Launch \d+ trials$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/studies\/by-the-keyboard$/);
  await expect(page.getByText('running', { exact: true }).first()).toBeVisible({ timeout: TRIAL_MS });
  await tabTo(page, /^Cancel$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Cancel the study$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('cancelled', { exact: true }).first()).toBeVisible({ timeout: TRIAL_MS });
});

test.describe('a laptop that sleeps', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|Failed to fetch/] });

  test('says that it is not live, and shows what happened meanwhile when it is back', async ({
    page,
    context,
    browser,
  }) => {
    test.setTimeout(6 * TRIAL_MS);
    const second = await context.newPage();
    for (const tab of [page, second]) {
      await tab.goto('/studies/new?from=by-the-keyboard');
      await tab.getByLabel('Title').fill('While asleep');
      await tab.getByLabel('migrations only').uncheck();
      await tab.getByLabel('application with migrations').uncheck();
      await expect(tab.getByRole('button', { name: 'Launch 3 trials' })).toBeEnabled();
    }
    // Twice in one tab, once in the other: one study.
    await page.getByRole('button', { name: 'Launch 3 trials' }).dblclick();
    await second.getByRole('button', { name: 'Launch 3 trials' }).click();
    for (const tab of [page, second]) await expect(tab).toHaveURL(/\/studies\/while-asleep$/);
    await second.close();
    await expect(page.getByText('running', { exact: true }).first()).toBeVisible({ timeout: TRIAL_MS });
    await expect(page.getByText('live', { exact: true }).first()).toBeVisible();
    await context.setOffline(true);
    await expect(page.getByText('not live: trying again').first()).toBeVisible({ timeout: TRIAL_MS });
    // Somebody who is awake sees it end.
    const awake = await (await browser.newContext({ storageState: await context.storageState() })).newPage();
    await awake.goto(page.url());
    await expect(awake.getByText('finished', { exact: true })).toBeVisible({ timeout: 4 * TRIAL_MS });
    await expect(page.getByText('finished', { exact: true })).toHaveCount(0);
    await awake.context().close();
    await context.setOffline(false);
    await expect(page.getByText('finished', { exact: true })).toBeVisible({ timeout: TRIAL_MS });
    await expect(page.getByText('live', { exact: true }).first()).toBeVisible();
  });
});

test('two studies stand side by side; a rehearsal never beside a measurement', async ({ page }) => {
  await page.goto('/studies');
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByLabel('Study A').selectOption('while-asleep');
  await page.getByLabel('Study B').selectOption('first-rehearsal');
  const row = page.getByRole('row', { name: /HPL, application only/ });
  await expect(row).toContainText('(3)');
  await page.getByLabel('Study B').selectOption('thesis');
  await expect(page.getByText('These two are not compared')).toBeVisible();
});

test('somebody is told: a test arrives at the webhook, and the page says so', async ({ page }) => {
  const heard: string[] = [];
  const chat = createServer((request, response) => {
    request.on('data', (part: Buffer) => heard.push(part.toString()));
    request.on('end', () => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => chat.listen(0, '127.0.0.1', resolve));
  const { port } = chat.address() as AddressInfo;
  await page.goto('/settings');
  await page.getByLabel('Webhook').fill(`http://127.0.0.1:${port}/hook`);
  await page.getByRole('button', { name: 'Save and send a test' }).click();
  await expect(page.getByText('sent', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  expect(JSON.parse(heard.at(-1) ?? '{}')).toMatchObject({
    kind: 'test',
    text: 'This is a test: notices of migration-lab arrive here.',
  });
  await page.getByLabel('Webhook').fill('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved: nothing is sent.')).toBeVisible();
  chat.close();
});
