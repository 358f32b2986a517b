import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Place } from '../rehearsal/place.ts';
import { expect, test } from './test.ts';

test.describe.configure({ mode: 'serial' });

const TRIAL_MS = 60_000;
const HPL_ALONE = `title: Once more
workloads:
  - id: hpl
    settings: { ns: [2000], nbs: [128] }
conditions: [app_only]
vms: [2]
mpiFabrics: [10GbE]
repetitions: 1
`;
const MOVES_ALONE = `title: Lost on the way
workloads: [{ id: hpl }]
conditions: [migration_only]
migrationFabrics: [1GbE]
simultaneous: [1]
migrations: 2
vms: [2]
repetitions: 2
`;

function run(file: string, text: string): void {
  writeFileSync(file, text);
  const env = { ...process.env, DATABASE_URL: process.env['LAB_DATABASE_URL'] };
  execFileSync('npm', ['run', '--silent', 'lab', '--', 'run', file, '--cluster', 'rehearsal'], { env });
}
const place = () => new Place(process.env['LAB_REHEARSAL'] ?? '');

/** Kills the next migration of a study while its VM stands still; what is left of the VM is stopped. */
async function killNextMigration(known: number): Promise<{ vm: string; host: string }> {
  for (;;) {
    const began = deeds().slice(known);
    const open = began.find(({ what }) => what === 'migration-began');
    if (open && place().stateOf(open.machine, open.vm) === 'suspended') {
      process.kill(open.pid, 'SIGKILL');
      place().setState(open.machine, open.vm, 'stopped');
      return { vm: open.vm, host: open.machine };
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
function deeds(): { what: string; machine: string; pid: number; vm: string }[] {
  const log = path.join(place().base, 'truth.log');
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

test('a valid trial is repeated for a reason, stays beside the new attempt, and counts no more', async ({
  page,
}, info) => {
  test.setTimeout(4 * TRIAL_MS);
  run(info.outputPath('once-more.yaml'), HPL_ALONE);
  await page.goto('/studies/once-more');
  await page.getByRole('link', { name: 'repetition 1: valid' }).click({ timeout: TRIAL_MS });
  await page.getByRole('button', { name: 'Repeat' }).click();
  await page.getByLabel('Why a valid trial is repeated').fill('A backup ran on node1.');
  await page.getByRole('button', { name: 'Repeat the trial' }).click();
  await expect(page.getByRole('heading', { name: /attempt 2/ })).toBeVisible();
  await expect(page.getByText('was set aside: A backup ran on node1.')).toBeVisible();
  await page.goto('/studies/once-more');
  await expect(page.getByText('finished', { exact: true })).toBeVisible({ timeout: TRIAL_MS });
  await expect(page.getByRole('link', { name: 'repetition 1, attempt 2: valid' })).toBeVisible();
  await page.getByRole('link', { name: 'repetition 1: set aside. A backup ran on node1.' }).click();
  await expect(page.getByText('Set aside: it counts no more')).toBeVisible();
  await expect(page.getByText(/Decided by a browser session/)).toBeVisible();
});

test('a VM that nobody knows where it is waits for a person, who looks and releases it', async ({
  page,
}, info) => {
  test.setTimeout(6 * TRIAL_MS);
  const known = deeds().length;
  run(info.outputPath('lost.yaml'), MOVES_ALONE);
  const { vm, host } = await killNextMigration(known);
  await page.goto('/');
  await expect(page.getByText('A person is needed on rehearsal')).toBeVisible({ timeout: 4 * TRIAL_MS });
  await page.goto('/studies/lost-on-the-way');
  await page.getByRole('link', { name: 'What to do' }).click();
  await expect(page.getByText(`VM ${vm} and the hosts`).first()).toBeVisible();
  await expect(page.getByText(/ssh .* vzlist -a -H -o ctid,status/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Ask both hosts and release' }).click();
  await expect(page.getByRole('cell', { name: /runs on neither host/ })).toBeVisible({ timeout: TRIAL_MS });
  place().setState(host, vm, 'running');
  await page.getByRole('button', { name: 'Ask both hosts and release' }).click();
  await expect(page.getByRole('button', { name: 'Ask both hosts and release' })).toHaveCount(0, {
    timeout: TRIAL_MS,
  });
  await page.goto('/studies/lost-on-the-way');
  await expect(page.getByText('finished', { exact: true })).toBeVisible({ timeout: 2 * TRIAL_MS });
});

test('a process of a dead run is shown, and ended when a person says so', async ({ page }) => {
  test.setTimeout(3 * TRIAL_MS);
  const mark = { MIGRATION_LAB_TRIAL: 'of-a-lab-that-is-gone' };
  const machine = { REHEARSAL_BASE: place().base, REHEARSAL_MACHINE: 'vm-101' };
  const stray = spawn('sleep', ['300'], { env: { ...process.env, ...machine, ...mark }, stdio: 'ignore' });
  const gone = new Promise((resolve) => stray.once('exit', resolve));
  await page.goto('/clusters/rehearsal');
  await page.getByRole('button', { name: 'Look' }).click();
  const row = page.getByRole('row', { name: /sleep 300/ });
  await expect(row).toContainText(`vm 101`, { timeout: TRIAL_MS });
  await expect(row).toContainText(String(stray.pid));
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await page.getByRole('button', { name: 'End them' }).click();
  await gone;
  await expect(page.getByText(/^None on hosts, launcher and VMs/)).toBeVisible({ timeout: TRIAL_MS });
});
