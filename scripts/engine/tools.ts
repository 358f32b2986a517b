import { spawn } from 'node:child_process';

/** Runs a program to its end and returns what it said; another exit code than 0 is an error. */
export function run(
  file: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, complained] = ['', ''];
    child.stdout.on('data', (part) => {
      said += String(part);
    });
    child.stderr.on('data', (part) => {
      complained += String(part);
    });
    child.once('error', (cause) => reject(new Error(`${file} cannot be run: install it`, { cause })));
    child.once('close', (code) => {
      if (code === 0) resolve(said);
      else reject(new Error(`${file} ended with ${code}: ${complained || said}`));
    });
  });
}

/** How long something took, ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
