import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Rehearsal } from '../../rehearsal/rehearsal.ts';
import type { Losses } from './compare.ts';
import { deedsOf } from './deeds.ts';

const LONGEST_LIFE_MS = 1500;
/** More than the kills leave time for. */
const TRIALS_PER_KILL = 4;
const SETTLE_MS = 5000;

export type Mode = 'plain' | 'nohup';

/** The same cluster driven by a script that is killed as often, and started again each time. */
export async function killScript(
  mode: Mode,
  { place, cluster }: Rehearsal,
  kills: number,
  random: () => number,
): Promise<Losses> {
  const [from, to] = cluster.hosts;
  const { keyFile = '', port, user } = cluster.login;
  const results = path.join(place.base, 'results');
  const reach = [keyFile, String(port), user, from?.address ?? '', to?.address ?? ''];
  const fabric = [from, to].map((host) => host?.fabrics['10GbE']?.address ?? '');
  const args = [mode, String(kills * TRIALS_PER_KILL), results, ...reach, ...fabric];
  for (let kill = 0; kill < kills; kill++) {
    const script = spawn(path.join(import.meta.dirname, 'naive.sh'), args, {
      stdio: 'ignore',
      detached: true,
    });
    const ended = new Promise((resolve) => script.once('exit', resolve));
    await sleep(random() * LONGEST_LIFE_MS);
    if (script.pid && script.exitCode === null) process.kill(-script.pid, 'SIGKILL');
    await ended;
  }
  await sleep(SETTLE_MS);
  return count(place.base, readFileSync(results, 'utf8').split('\n').filter(Boolean));
}

/** By step of the script: what machines told against its own lines. */
function count(base: string, lines: readonly string[]): Losses {
  const deeds = deedsOf(base);
  const steps = new Set(deeds.map(({ trial }) => trial));
  const began = (step: string) =>
    deeds.filter(({ trial, what }) => trial === step && what.endsWith('-began'));
  const codes = (step: string) =>
    deeds.flatMap(({ trial, exitCode }) => (trial === step && exitCode !== undefined ? [exitCode] : []));
  const written = lines
    .map((line) => line.split(' '))
    .map(([step = '', code]) => ({ step, code: Number(code) }));
  return {
    lost: [...steps].filter((step) => !written.some((line) => line.step === step)).length,
    duplicated: [...steps].reduce((sum, step) => sum + began(step).length - 1, 0),
    // Its line says of the step what another attempt did, or what nothing did.
    misattributed: written.filter(({ step, code }) => !codes(step).includes(code) || codes(step)[0] !== code)
      .length,
  };
}
