import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, test } from './test.ts';

const TRIAL_MS = 60_000;
const SPEC = `title: Held and let go
workloads:
  - id: hpl
    settings: { ns: [3000], nbs: [128] }
conditions: [app_only]
vms: [2]
mpiFabrics: [10GbE]
repetitions: 3
`;

test('a study is held between two trials, let go on, cancelled, and run for what is missing', async ({
  page,
}, info) => {
  test.setTimeout(6 * TRIAL_MS);
  const file = info.outputPath('held.yaml');
  writeFileSync(file, SPEC);
  const env = { ...process.env, DATABASE_URL: process.env['LAB_DATABASE_URL'] };
  execFileSync('npm', ['run', '--silent', 'lab', '--', 'run', file, '--cluster', 'rehearsal'], { env });

  await page.goto('/studies/held-and-let-go');
  await expect(page.getByText('running', { exact: true }).first()).toBeVisible({ timeout: TRIAL_MS });
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('paused', { exact: true })).toBeVisible({ timeout: TRIAL_MS });
  await expect(page.getByRole('link', { name: /repetition \d: planned/ })).not.toHaveCount(0);

  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Cancel the study' }).click();
  await page.getByRole('button', { name: 'Run what is missing' }).click({ timeout: TRIAL_MS });
  await expect(page.getByText('finished', { exact: true })).toBeVisible({ timeout: 4 * TRIAL_MS });
  const valid = page.getByRole('link', { name: /repetition \d(, attempt \d)?: valid/ });
  await expect(valid).toHaveCount(3);
});
