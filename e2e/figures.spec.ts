import { expect, test } from './test.ts';

test('an advisor sees the groups that the thesis’ bars hide, beside the bars', async ({ page }) => {
  await page.goto('/figures/4.3');
  await expect(page.getByRole('group', { name: /Dot histogram/ })).toBeVisible();
  await expect(page.getByText('31 trials from 40 s to 699 s').first()).toBeVisible();
  await page.getByRole('link', { name: /As the thesis drew it/ }).click();
  await expect(page).toHaveURL(/view=bars&points=none$/);
  await expect(page.getByRole('group', { name: /Bar chart/ })).toBeVisible();
  await expect(page.getByText('± one sample standard deviation')).toBeVisible();
});

test('a researcher changes view, error bars and VMs, and the address says it all', async ({ page }) => {
  await page.goto('/figures/4.1');
  await page.getByRole('link', { name: '95 % interval', exact: true }).first().click();
  await expect(page.getByText('95 % interval of the mean by Student’s t')).toBeVisible();
  await page.getByRole('link', { name: '11', exact: true }).click();
  await expect(page.getByRole('row', { name: /^11 / })).toHaveCount(0);
  await page.getByRole('link', { name: 'Differences', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'with − without migrations, 10 Gb/s' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('group', { name: /Differences of means/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^2 105\.2/ })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('error')).toBe('ci95');
});

test('the keyboard walks the values of a chart and pins one', async ({ page }) => {
  await page.goto('/figures/4.1');
  await page.getByRole('group', { name: /Bar chart/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('HPL · 2 VMs · with migrations, 10 Gb/s · 1 at a time')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Unpin' })).toBeVisible();
  await expect(page.getByText('HPL · 2 VMs · with migrations, 1 Gb/s · 1 at a time')).toBeVisible();
});

test('a figure is kept with a note, found in its study, and removed', async ({ page }) => {
  await page.goto('/figures/4.6?view=strip&vms=2,3,4');
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('dialog').getByLabel('Title').fill('OMEN is calm');
  await page.getByRole('dialog').getByLabel('Note').fill('For the talk in May');
  await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goto('/studies/thesis');
  await expect(page.getByText('For the talk in May')).toBeVisible();
  await page.getByRole('link', { name: 'OMEN is calm' }).click();
  await expect(page).toHaveURL(/\/figures\/4\.6\?view=strip.*vms=2,3,4/);
  await page.goto('/studies/thesis');
  await page.getByRole('button', { name: 'Remove “OMEN is calm” from the gallery' }).click();
  await expect(page.getByText('For the talk in May')).toHaveCount(0);
});

test('an address with a wrong word says which', async ({ page }) => {
  await page.goto('/figures/4.1?error=sigma');
  await expect(page.getByText('The figure’s address is not right at “error”')).toBeVisible();
});
