import { type ChildProcess, spawn } from 'node:child_process';

/** A runner on a database, as `npm start` starts it. */
export function startRunner(url: string, nodeOptions: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, [...nodeOptions, '--import', 'tsx', 'runner/main.ts'], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', process.env['LAB_SHOW_RUNNER'] ? 'inherit' : 'ignore', 'inherit', 'ipc'],
  });
}

export async function endRunner(runner: ChildProcess): Promise<void> {
  if (runner.exitCode !== null || runner.signalCode !== null) return;
  const gone = new Promise((resolve) => runner.once('exit', resolve));
  runner.kill('SIGTERM');
  await gone;
}

/** What a runner that was started with the memory probe holds. */
export function memoryOf(runner: ChildProcess): Promise<NodeJS.MemoryUsage> {
  return new Promise((resolve, reject) => {
    runner.once('message', (usage) => resolve(usage as NodeJS.MemoryUsage));
    runner.send('memory', (error) => error && reject(error));
  });
}
