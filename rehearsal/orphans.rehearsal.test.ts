import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { studyProgress } from '#lib/store/studies';
import { cluster as lab } from '../cli/commands/cluster.ts';
import { TestRehearsals } from './test-rehearsal.ts';

let rehearsals: TestRehearsals;
beforeAll(async () => {
  rehearsals = await TestRehearsals.open();
  process.env['DATABASE_URL'] = rehearsals.test.url;
  rehearsals.startRunner();
});
afterAll(() => rehearsals?.close());

const FOREIGN = 'of-a-database-that-is-gone';
async function say(...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const code = await lab(args, { out: (text) => said.push(text), err: (text) => said.push(text) });
  return { code, said: said.join('\n') };
}
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

it('leaves a stranger’s process alone, holds the trial back, and goes on once a person has it ended', async () => {
  const { place, cluster } = await rehearsals.cluster('strange', []);
  const machine = cluster.launcher.name;
  const stranger = spawn('sh', ['-c', 'trap "" TERM; sleep 301 & wait; sleep 302'], {
    env: {
      ...process.env,
      REHEARSAL_BASE: place.base,
      REHEARSAL_MACHINE: machine,
      MIGRATION_LAB_TRIAL: FOREIGN,
    },
    stdio: 'ignore',
  });
  const gone = new Promise((resolve) => stranger.once('exit', resolve));
  const slug = await rehearsals.launch('strange', { conditions: ['app_only'] });
  let trouble: string | null = null;
  for (let i = 0; i < 300 && !trouble; i++) {
    await sleep(100);
    ({ trouble } = await studyProgress(rehearsals.test.db, slug));
  }
  expect(trouble).toContain(`trial ${FOREIGN}, which is not known here`);
  expect(isAlive(stranger.pid ?? 0)).toBe(true);

  const listed = await say('orphans', 'strange');
  expect(listed).toMatchObject({
    code: 1,
    said: expect.stringContaining(`${machine}  ${stranger.pid}  trial`),
  });
  expect(await say('end', 'strange', FOREIGN)).toMatchObject({ code: 0 });
  await gone;
  expect(await say('orphans', 'strange')).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^ok .* were searched$/),
  });
  const [trial] = await rehearsals.ended(slug);
  expect(trial?.verdict).toBe('valid');
});
