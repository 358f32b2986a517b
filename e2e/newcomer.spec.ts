import { execFileSync } from 'node:child_process';
import { expect, test } from './test.ts';

test('a monitor asks for health without a session', async ({ playwright, baseURL }) => {
  const stranger = await playwright.request.newContext();
  const answer = await stranger.get(`${baseURL}/api/v1/health`);
  expect(await answer.json()).toEqual({ status: 'ok' });
  await stranger.dispose();
});

test.describe('without a session', () => {
  test.use({ storageState: { cookies: [], origins: [] }, expectedErrors: [/401/] });

  test('a stranger sees how to get in, and nothing else', async ({ page }) => {
    await page.goto('/studies/thesis');
    await expect(page.getByText('This browser has no session yet.')).toBeVisible();
    await expect(page.getByText('Romero')).toHaveCount(0);
  });

  test('an address works once', async ({ page, browser, baseURL }) => {
    const env = {
      ...process.env,
      DATABASE_URL: process.env['LAB_DATABASE_URL'],
      PORT: new URL(baseURL ?? '').port,
    };
    const address = execFileSync('npm', ['run', '--silent', 'lab', '--', 'link'], {
      env,
      encoding: 'utf8',
    }).trim();
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
    expect(page.url()).not.toContain('token');
    const second = await (await browser.newContext({ storageState: { cookies: [], origins: [] } })).newPage();
    await second.goto(address);
    await expect(second.getByText('This address was used before or is too old.')).toBeVisible();
    await second.context().close();
  });
});

test('a request from another site is refused', async ({ request, baseURL }) => {
  const answer = await request.post(`${baseURL}/studies/new`, { headers: { origin: 'http://evil.example' } });
  expect(answer.status()).toBe(403);
  const rebound = await request.get(`${baseURL}/`, { headers: { host: 'evil.example' } });
  expect(rebound.status()).toBe(403);
});

test('an advisor reads figure 4.1 and its numbers', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('link', { name: /Figure 4\.1/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/figures\/4\.1$/);
  await expect(page.getByText('± one sample standard deviation')).toBeVisible();
  const row = page.getByRole('row', { name: /^2 989\.8/ });
  await expect(row).toContainText('884.6');
});

test.describe('an address that leads nowhere', () => {
  test.use({ expectedErrors: [/404.*figures/] });

  test('a figure that does not exist says what there is', async ({ page }) => {
    await page.goto('/figures/9.9');
    await expect(page.getByRole('heading', { name: 'There is no such figure' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('4.1 to 4.8 and hpl-8');
  });
});

test('the form refuses what the cluster file gets wrong, line by line, and keeps the text', async ({
  page,
}) => {
  await page.goto('/clusters/new');
  await page.getByRole('tab', { name: 'File' }).click();
  const file = page.getByLabel('The cluster’s file (YAML)');
  await file.fill('name: broken\nhosts: []\n');
  await page.getByRole('button', { name: 'Register the cluster' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The cluster file has mistakes' })).toContainText(
    'hosts: a migration needs at least two hosts',
  );
  await expect(file).toHaveValue(/name: broken/);
});
