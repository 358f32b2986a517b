import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const PAGES = [
  '/',
  '/studies',
  '/studies/thesis',
  '/figures',
  '/figures/4.1',
  '/figures/hpl-8',
  '/figures/4.3',
  '/figures/4.1?view=difference',
  '/figures/thesis/hpl-heat',
  '/figures/thesis/omen-sequence',
  '/claims',
  '/studies/import',
  '/studies/thesis/statistics',
  '/studies/thesis/data',
  '/studies/thesis/claims',
  '/studies/thesis/claims/new',
  '/clusters',
  '/clusters/new',
  '/clusters/new/read-output',
  '/clusters/rehearsal',
  '/clusters/rehearsal/edit',
  '/rehearsal',
  '/studies/new',
  '/compare?a=thesis&b=first-rehearsal',
  '/studies/first-rehearsal',
  '/studies/first-rehearsal/trials',
  '/settings',
  '/help',
  '/help/your-cluster',
  '/help/testbed',
  '/help/rehearsal',
];

/** axe finds nothing, and nothing is wider than a phone. */
async function expectReadable(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 800 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });
    for (const address of PAGES)
      test(`${address} can be read by everyone, on a phone too`, async ({ page }) => {
        await page.goto(address);
        await expectReadable(page);
      });
    test.describe('an address at which there is nothing', () => {
      test.use({ expectedErrors: [/404 \(Not Found\)/] });
      test('says so, leads on, and can be read by everyone', async ({ page }) => {
        await page.goto('/nothing-is-here');
        await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
        await expectReadable(page);
        await page.getByRole('main').getByRole('link', { name: 'Studies' }).click();
        await expect(page).toHaveURL(/\/studies$/);
      });
    });
    for (const condition of ['application only', 'application with migrations'])
      test(`a trial with ${condition} can be read by everyone, on a phone too`, async ({ page }) => {
        await page.goto('/studies/first-rehearsal/trials');
        await page.getByRole('row').filter({ hasText: condition }).getByRole('link').first().click();
        await expect(page.getByRole('heading', { name: 'Checks' })).toBeVisible();
        await expectReadable(page);
      });
  });
