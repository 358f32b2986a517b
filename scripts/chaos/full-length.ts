import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The tests of faults with their waits unscaled: `npm test` runs the same files with shorter ones. */
export function runFaultsAtFullLength(): boolean {
  const vitest = path.join('node_modules', '.bin', 'vitest');
  const args = ['run', '--project', 'rehearsal', '--reporter=verbose', 'rehearsal/faults'];
  const { status } = spawnSync(vitest, args, {
    stdio: 'inherit',
    env: { ...process.env, LAB_FULL_LENGTH: '1' },
  });
  return status === 0;
}
