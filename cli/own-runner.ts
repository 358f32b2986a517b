import { spawn } from 'node:child_process';
import path from 'node:path';

/**
 * Runs work while a runner is alive. Where none may be running, one of our own is started for as long as the work
 * takes; a second one does no harm, since each cluster is leased to one.
 */
export async function withRunner<T>(work: () => Promise<T>): Promise<T> {
  const checkout = path.dirname(import.meta.dirname);
  const runner = spawn(process.execPath, ['--import', 'tsx', 'runner/main.ts'], {
    cwd: checkout,
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => runner.once('exit', () => resolve()));
  try {
    return await work();
  } finally {
    runner.kill('SIGTERM');
    await ended;
  }
}

/** Asks again and again until there is an answer. */
export async function until<T>(ask: () => Promise<T | null>, everyMs = 300): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
