import { readFileSync } from 'node:fs';
import { expect, test } from './test.ts';

test('an author takes a figure for a paper, at the width of a column', async ({ page }) => {
  await page.goto('/figures/4.3?view=strip');
  const panel = page.locator('section', { has: page.getByRole('heading', { name: 'For a paper' }) });
  const preview = panel.getByRole('img', { name: /as it will be printed/ });
  await panel.getByLabel('Set for').selectOption({ label: 'Elsevier, one column (90 mm)' });
  await preview.scrollIntoViewIfNeeded();
  // 90 mm at the 96 dots per inch of CSS.
  await expect
    .poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(Math.round((90 / 25.4) * 96));
  const download = page.waitForEvent('download');
  await panel.getByRole('link', { name: 'Download' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('figure-4.3.pdf');
  const pdf = readFileSync(await file.path(), 'latin1');
  expect(Number(/\/MediaBox \[0 0 (\S+) /.exec(pdf)?.[1])).toBeCloseTo(255.118, 1);
});

test('an author copies the reference, which opens the figure as it was', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/figures/4.3?view=strip&error=ci95');
  await page.getByRole('button', { name: 'Copy BibTeX' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The BibTeX is copied.' })).toBeAttached();
  const entry = await page.evaluate(() => navigator.clipboard.readText());
  const address = /\\url\{([^}]*)\}/.exec(entry)?.[1]?.replaceAll('\\', '') ?? '';
  expect(address.startsWith(`${baseURL}/figures/4.3?`)).toBe(true);
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: /Figure 4\.3/ })).toBeVisible();
});

test('what cannot be exported is said in a sentence', async ({ request, baseURL }) => {
  const ask = (query: string) => request.get(`${baseURL}/api/v1/figures/4.1?${query}`);
  const wrong = await ask('format=docx');
  expect(wrong.status()).toBe(400);
  expect((await wrong.json()).error).toContain('format');
  expect((await request.get(`${baseURL}/api/v1/figures/9.9`)).status()).toBe(404);
  const svg = await ask('format=svg&preset=slides');
  expect(svg.headers()['content-type']).toBe('image/svg+xml');
  expect(svg.headers()['content-security-policy']).toContain('sandbox');
});

test('all figures of a study come in one archive', async ({ page }) => {
  await page.goto('/figures');
  const download = page.waitForEvent('download');
  const thesis = page.locator('section', { has: page.locator('a[href="/studies/thesis"]') });
  await thesis.getByRole('link', { name: /in every format/ }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('figures-thesis.zip');
  expect(readFileSync(await file.path(), 'latin1')).toContain('figure-4.8/figure-4.8.tex');
});

test('an author sets a figure at its true size, and the file is what is shown', async ({ page }) => {
  await page.goto('/figures/4.1');
  const panel = page.locator('section', { has: page.getByRole('heading', { name: 'For a paper' }) });
  const preview = panel.getByRole('img', { name: /as it will be printed/ });
  await panel.getByLabel('Height (mm)').fill('60');
  await panel.getByLabel('Unit').selectOption('minutes');
  await panel.getByLabel('Name of “application only”').fill('alone');
  await panel.getByRole('button', { name: '“alone” earlier' }).click();
  await panel.getByLabel('Legend').selectOption('below');
  await expect(page).toHaveURL(/height=60/);
  await expect(page).toHaveURL(/names=app_only~alone/);
  await expect(panel.getByRole('status').filter({ hasText: 'mm wide' })).toHaveText(
    /88\.9 mm wide, 60\.\d mm high, smallest type 8\.5 pt/,
  );
  // One column of IEEE at the 96 dots per inch of CSS.
  expect((await preview.boundingBox())?.width).toBeCloseTo(3.5 * 96, 0);
  await expect(page.getByRole('list', { name: 'Legend' }).getByText('alone')).toBeVisible();
  const shown = await page.request.get((await preview.getAttribute('src')) ?? '');
  const svg = await shown.text();
  expect(svg).toContain('alone');
  expect(svg).toContain('Time (min)');
  await panel.getByLabel('Type (pt)').fill('5');
  await expect(panel.getByText(/smaller than 8 pt/)).toBeVisible();
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('dialog').getByLabel('Title').fill('For the paper');
  await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
  await page.goto('/studies/thesis');
  await page.getByRole('link', { name: 'For the paper' }).click();
  await expect(panel.getByLabel('Height (mm)')).toHaveValue('60');
  await expect(panel.getByLabel('Name of “application only”')).toHaveValue('alone');
});
