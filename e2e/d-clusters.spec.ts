import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

test.describe.configure({ mode: 'serial' });

/** Loopback, and a port where nobody listens: the cluster is registered, and its machines do not answer. */
const MAIN = `Include conf.d/lab.conf
Host head
  HostName 127.99.0.100
Host far
  ProxyJump door
Host odd
  ProxyCommand nc %h %p
Host *
  User bob
  Port 9
`;
const LAB = `Host node*
  HostName %h
  User root
  IdentityFile /keys/lab
`;

async function addRows(page: Page, what: string, texts: Readonly<Record<string, string>>): Promise<void> {
  const box: Locator = page.getByRole('group').filter({ hasText: what });
  for (const [label, text] of Object.entries(texts)) await box.getByLabel(label, { exact: true }).fill(text);
  await box.getByRole('button', { name: 'Add these rows' }).click();
}

test('a researcher imports an ssh_config and registers the cluster that it becomes', async ({ page }) => {
  await page.goto('/clusters/new');
  await page.getByText('Import hosts from an ssh_config').click();
  await page.getByLabel('ssh_config', { exact: true }).fill(MAIN);
  await page.getByLabel('Which machines').fill('node[01-02],head,far,odd');
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByText(/includes conf.d\/lab.conf, which was not given/)).toBeVisible();
  await page
    .getByLabel('Files of the ssh_config')
    .setInputFiles({ name: 'lab.conf', mimeType: 'text/plain', buffer: Buffer.from(LAB) });
  await page.getByRole('button', { name: 'Read it' }).click();
  const found = page.getByRole('region', { name: 'Machines of the ssh_config' });
  await expect(found.getByRole('row', { name: /^node02/ })).toContainText('root, port 9');
  await expect(found.getByRole('row', { name: /^far/ })).toContainText('left out');
  await expect(found.getByText(/through door \(ProxyJump\)/)).toBeVisible();
  await expect(found.getByText(/starts no program that a file names/)).toBeVisible();
  await page.getByLabel('head is').selectOption('the launcher');
  await page.getByRole('button', { name: 'Take them over' }).click();
  await expect(page.getByText(/^3 taken over into the form/)).toBeVisible();

  await expect(page.getByLabel('User on the hosts')).toHaveValue('root');
  await expect(page.getByLabel('Private key for the hosts')).toHaveValue('/keys/lab');
  await expect(page.getByLabel('Address of the launcher')).toHaveValue('127.99.0.100');
  await page.getByRole('button', { name: 'Register the cluster' }).click();
  await expect(page.getByText(/fields are missing or wrong/)).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();

  await page.getByLabel('Name', { exact: true }).fill('from-ssh');
  await page.getByLabel('Name, fabric 1').fill('10GbE');
  await page.getByLabel('Nominal speed (Mb/s), 10GbE').fill('10000');
  for (const [i, host] of ['node01', 'node02'].entries()) {
    await page.getByLabel(`Management address, ${host}`).fill(`127.99.0.${i + 1}`);
    await page.getByLabel(`For VMs (MiB), ${host}`).fill('16384');
    await page.getByLabel(`10GbE address, ${host}`).fill(`10.0.10.${i + 1}`);
    await page.getByLabel(`10GbE interface, ${host}`).fill('eth2');
  }
  await addRows(page, 'Add VMs', {
    Ids: '[101-104]',
    'VM names': 'vm[1-4]',
    'Homes, by turns': 'node[01-02]',
    'Memory (MiB)': '2048',
    '10GbE address': '10.0.10.101',
    '10GbE interface': 'eth2',
  });
  await expect(page.getByLabel('10GbE address, vm4')).toHaveValue('10.0.10.104');
  await expect(page.getByLabel('Home, vm4')).toHaveValue('node02');
  await page.getByLabel('User in the VMs').fill('bob');
  await page.getByRole('button', { name: 'Register the cluster' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'from-ssh' })).toBeVisible();
  await expect(page.getByText('2 hosts, 4 VMs')).toBeVisible();
});

test('what is wrong is said beside its field, in the form and after a turn to the file and back', async ({
  page,
}) => {
  await page.goto('/clusters/from-ssh');
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('For VMs (MiB), node01').fill('much');
  await expect(page.getByText('For VMs (MiB): not a number')).toBeVisible();
  await page.getByRole('tab', { name: 'File' }).click();
  const file = page.getByLabel('The cluster’s file (YAML)');
  await expect(file).toHaveValue(/memoryMiB: much/);
  const text = await file.inputValue();
  await file.fill(`# ours\n${text.replace('memoryMiB: much', 'memoryMiB: 8192')}colour: red\n`);
  await page.getByRole('tab', { name: 'Form' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The form has no field for this' })).toContainText(
    'colour',
  );
  await file.fill((await file.inputValue()).replace('colour: red\n', ''));
  await page.getByRole('tab', { name: 'Form' }).click();
  await expect(page.getByLabel('For VMs (MiB), node01')).toHaveValue('8192');
  await page.getByRole('tab', { name: 'File' }).click();
  await expect(file).toHaveValue(/^# ours/);
  await page.getByRole('button', { name: 'Register the changes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'from-ssh' })).toBeVisible();
  await expect(page.getByRole('cell', { name: '8192' })).toBeVisible();
});

test('a trial leaves on the cluster’s page where VMs are and what hosts did', async ({ page }) => {
  await page.goto('/clusters/rehearsal');
  await expect(page.getByText(/as the hosts said/)).toBeVisible();
  const history = page.getByRole('region', { name: 'What hosts did' });
  await expect(history.getByRole('row', { name: /^node1/ })).toContainText(/\d\.\d\d s/);
  await expect(page.getByRole('region', { name: 'Fabrics' })).toContainText('the most of');
});
