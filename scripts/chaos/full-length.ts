import { spawnSync } from 'node:child_process';
import path from 'node:path';

const FILES = ['rehearsal/faults', 'rehearsal/full-disk', 'rehearsal/exit-codes'];

/** The tests of faults with their waits unscaled: `npm test` runs the same files with shorter ones. */
export function runFaultsAtFullLength(): boolean {
  const vitest = path.join('node_modules', '.bin', 'vitest');
  const args = ['run', '--project', 'rehearsal', '--reporter=verbose', ...FILES];
  const { status } = spawnSync(vitest, args, {
    stdio: 'inherit',
    env: { ...process.env, LAB_FULL_LENGTH: '1' },
  });
  return status === 0;
}
