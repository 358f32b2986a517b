// `npm test`: everything CI checks, with one closing line. `--quick` (npm run validate) leaves out what needs
// the testbed or a browser.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { checkout, ensureInstalled } from './install.mjs';

const quick = process.argv.includes('--quick');
const total = { passed: 0, failed: 0, skipped: 0 };
const results = path.join(checkout, 'test-results');
const bin = (name) => path.join(checkout, 'node_modules', '.bin', name);

function run(command, args, env = {}) {
  const child = spawn(command, args, {
    cwd: checkout,
    stdio: 'inherit',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', ...env },
  });
  return new Promise((resolve) =>
    child.once('exit', (code) => resolve(code ?? 1)).once('error', () => resolve(127)),
  );
}

function count(passed, failed, skipped) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

/** One check that passes or fails as a whole. */
async function check(title, command, args) {
  process.stdout.write(`\n== ${title}\n`);
  const code = await run(command, args);
  count(code === 0 ? 1 : 0, code === 0 ? 0 : 1, 0);
}

/** A vitest project, counted by test. A run that wrote no report is one failure. */
async function tests(project) {
  process.stdout.write(`\n== ${project} tests\n`);
  const file = path.join(results, `${project}.json`);
  const code = await run(bin('vitest'), [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  if (!existsSync(file)) return count(0, 1, 0);
  const report = JSON.parse(readFileSync(file, 'utf8'));
  count(report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests);
  if (code !== 0 && report.numFailedTests === 0) count(0, 1, 0);
}

async function browserTests() {
  process.stdout.write('\n== end-to-end tests\n');
  const code = await run(bin('playwright'), ['test', '--config', 'e2e/playwright.config.ts']);
  const file = path.join(results, 'e2e.json');
  if (!existsSync(file)) return count(0, 1, 0);
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(file, 'utf8')).stats;
  count(expected, unexpected + flaky, skipped);
  if (code !== 0 && unexpected + flaky === 0) count(0, 1, 0);
}

const onDebianAsRoot = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** Installs a Debian package when a program is missing, where that is possible. */
async function needs(program, debianPackage) {
  const found = () => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  if (found()) return true;
  if (!onDebianAsRoot()) return false;
  process.stdout.write(`Installing ${debianPackage} …\n`);
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['-qq', 'update'], quiet);
  await run('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', debianPackage], quiet);
  return found();
}

/** Brings the testbed up. Where it cannot run, its own sentence says why and its tests are skipped. */
async function testbedUp() {
  process.stdout.write('\n== testbed\n');
  const wasUp = spawnSync('bash', ['testbed/testbed', 'status'], { cwd: checkout }).status === 0;
  const code = await run('bash', ['testbed/testbed', 'up', '--vms', '4']);
  return { up: code === 0, cannotRun: code === 2, wasUp };
}

await ensureInstalled();
rmSync(results, { recursive: true, force: true });
await check('types', bin('tsc'), ['--noEmit']);
await check('lint', bin('biome'), ['check', '--error-on-warnings', '.']);
await check('rules of import', bin('depcruise'), [
  '--config',
  '.dependency-cruiser.cjs',
  '--output-type',
  'err',
  'app',
  'components',
  'lib',
  'runner',
  'cli',
  'scripts',
  'e2e',
  'rehearsal',
]);
await check('unused code', bin('knip'), []);
if (await needs('shellcheck', 'shellcheck'))
  await check('shell', 'sh', [
    '-c',
    'git ls-files testbed rehearsal scripts | xargs grep -lE "^#!.*(ba)?sh" | xargs shellcheck -x',
  ]);
else count(0, 0, 1);
// Asks a figure's PDF for its fonts; without it those tests are skipped, and counted so.
await needs('pdffonts', 'poppler-utils');
await tests('unit');
await tests('postgres');
if (process.platform === 'linux') await tests('rehearsal');
else count(0, 0, 1);
await check('JavaScript of each page', process.execPath, ['--import', 'tsx', 'scripts/route-sizes.ts']);
if (!quick) {
  const testbed = await testbedUp();
  if (testbed.up) await tests('testbed');
  else if (testbed.cannotRun) count(0, 0, 1);
  else count(0, 1, 0);
  if (await needs('chromium', 'chromium')) await browserTests();
  else {
    process.stdout.write('No Chromium here: install it or set CHROMIUM; the end-to-end tests are skipped.\n');
    count(0, 0, 1);
  }
  if (testbed.up && !testbed.wasUp) await run('bash', ['testbed/testbed', 'down']);
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
