import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { OutputPart } from '#lib/domain/output';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { keepArtifact } from './artifacts.ts';
import { appendEvent } from './events.ts';
import { appendOutput, followedTo, readOutput } from './output.ts';
import type { ClaimedTrial } from './queue.ts';
import { claimNext, storedCluster, storedStudy } from './test-builders.ts';

let test: TestDatabase;
let trial: ClaimedTrial;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  const cluster = await storedCluster(test.db);
  await storedStudy(test.db, cluster);
  const claimed = await claimNext(test.db, cluster);
  if (!claimed) throw new Error('nothing to claim');
  trial = claimed;
});

const LAUNCH = { key: 'launch', stream: 'stdout' } as const;
const part = (offset: number, text: string): OutputPart => ({
  ...LAUNCH,
  offset,
  content: Buffer.from(text),
});
const append = (...parts: OutputPart[]) => appendOutput(test.db, trial.id, trial.token, parts);
async function read(after = 0) {
  const { source, total, content } = await readOutput(test.db, trial.id, LAUNCH, after);
  return { source, total, text: Buffer.from(content).toString() };
}
const text = (value: string) => ({ text: value, bytes: value.length, artifact: null });
const ended = {
  type: 'command-ended',
  data: {
    key: 'launch',
    node: 'launcher',
    exitCode: 0,
    endedWall: 1,
    endedUptime: 1,
    lastOutputWall: 1,
    stdout: text('kept'),
    stderr: text(''),
  },
} as const;

it('gives what was followed from any byte on, over the pieces in which it came', async () => {
  await append(part(0, 'one\n'));
  await append(part(4, 'two\n'), part(8, 'three\n'));
  for (let after = 0; after <= 14; after++)
    expect(await read(after)).toEqual({ source: 'live', total: 14, text: 'one\ntwo\nthree\n'.slice(after) });
  expect(await followedTo(test.db, trial.id)).toEqual(new Map([['launch/stdout', 14]]));
});

it('stores nothing twice when a killed runner’s successor appends the same', async () => {
  await append(part(0, 'one\n'));
  await append(part(0, 'one\n'));
  await append(part(2, 'e\ntwo\n'));
  expect(await read()).toMatchObject({ text: 'one\n' });
});

it('keeps and gives large output a MiB at a time, byte for byte', async () => {
  const large = Array.from({ length: 300_000 }, (_, i) => `line ${i}\n`).join('');
  await append(part(0, large));
  let said = '';
  while (said.length < large.length) said += (await read(said.length)).text;
  expect(said === large).toBe(true);
  expect((await read(0)).text).toHaveLength(2 ** 20);
});

it('gives the kept output once there is one, and forgets with the command’s end what was followed', async () => {
  await append(part(0, 'so far'));
  await keepArtifact(test.db, trial.id, 'launch/stdout', 'kept in the end');
  await appendEvent(test.db, trial.id, trial.token, ended);
  expect(await read(8)).toEqual({ source: 'kept', total: 15, text: 'the end' });
  await append(part(0, 'late'));
  expect(await test.db.outputChunk.count({ where: { trialId: trial.id } })).toBe(0);
});

it('takes nothing from a runner that has lost the trial', async () => {
  const late = appendOutput(test.db, trial.id, trial.token - 1, [part(0, 'late')]);
  await expect(late).rejects.toMatchObject({ code: 'lease-lost' });
  expect(await read()).toMatchObject({ total: 0 });
});

it('refuses to change what was stored', async () => {
  await append(part(0, 'one\n'));
  const edit = test.db.outputChunk.updateMany({ where: { trialId: trial.id }, data: { offset: 1 } });
  await expect(edit).rejects.toThrow();
});
