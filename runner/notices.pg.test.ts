import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setTrouble } from '#lib/store/clusters';
import { listNotices, noticesAfter, noticeTroubles } from '#lib/store/notices';
import { settleStudies } from '#lib/store/queue';
import { saveWebhook } from '#lib/store/settings';
import { claimNext, judged, noFigures, storedCluster, storedStudy } from '#lib/store/test-builders';
import { finishTrial } from '#lib/store/verdicts';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { sendNext } from './notices.ts';

const MINUTE_MS = 60_000;
let test: TestDatabase;
/** What a chat tool would have heard, and how it answers. */
const heard: Record<string, unknown>[] = [];
let answer = 200;
const chat = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => {
    body += part.toString();
  });
  request.on('end', () => {
    heard.push(JSON.parse(body) as Record<string, unknown>);
    response.writeHead(answer).end();
  });
});
let url = '';

beforeAll(async () => {
  test = await testDatabase();
  await new Promise<void>((resolve) => chat.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(chat.address() as AddressInfo).port}/hook`;
});
afterAll(async () => {
  chat.close();
  await test.drop();
});
beforeEach(async () => {
  heard.splice(0);
  answer = 200;
  await test.db.notice.deleteMany();
  await test.db.cluster.updateMany({ data: { trouble: null, troubleSince: null } });
});

async function endedStudy(): Promise<string> {
  const cluster = await storedCluster(test.db);
  const slug = await storedStudy(test.db, cluster, { conditions: ['app_only'], repetitions: 1 });
  const trial = await claimNext(test.db, cluster);
  if (!trial) throw new Error('nothing to claim');
  await finishTrial(test.db, trial, 'finished', noFigures, judged());
  await settleStudies(test.db, cluster.id);
  await settleStudies(test.db, cluster.id);
  return slug;
}

describe('a study that ends', () => {
  it('is told to the webhook once, with how it ended and where to look', async () => {
    await saveWebhook(test.db, { url }, new Date(0));
    const slug = await endedStudy();
    expect(await sendNext(test.db)).toBe(true);
    expect(await sendNext(test.db)).toBe(false);
    expect(heard).toEqual([
      {
        id: expect.any(String),
        at: expect.any(String),
        kind: 'study-ended',
        text: '“A study” is finished: 1 valid of 1.',
        path: `/studies/${slug}`,
      },
    ]);
    expect((await noticesAfter(test.db, '0')).map(({ kind }) => kind)).toEqual(['study-ended']);
  });

  it('is told again later when nobody answered, with the reason, and by one of two runners', async () => {
    await saveWebhook(test.db, { url }, new Date(0));
    await endedStudy();
    answer = 503;
    await Promise.all([sendNext(test.db), sendNext(test.db)]);
    expect(heard).toHaveLength(1);
    const [failed] = await listNotices(test.db, 1);
    expect(failed).toMatchObject({ sentAt: null, failure: 'the webhook answered 503 Service Unavailable' });
    expect(await sendNext(test.db)).toBe(false);
    answer = 200;
    await sendNext(test.db, new Date(Date.now() + MINUTE_MS));
    const [sent] = await listNotices(test.db, 1);
    expect(sent).toMatchObject({ sentAt: expect.any(Date), failure: null, attempts: 2 });
  });

  it('of before there was a webhook is not told', async () => {
    await endedStudy();
    await saveWebhook(test.db, { url }, new Date());
    expect(await sendNext(test.db)).toBe(false);
  });
});

describe('a cluster in trouble', () => {
  it('asks for a person after a minute, once, while a study waits for it', async () => {
    await saveWebhook(test.db, { url }, new Date(0));
    const cluster = await storedCluster(test.db);
    await storedStudy(test.db, cluster);
    await setTrouble(test.db, cluster.id, 'VM 101 runs on no host.');
    await noticeTroubles(test.db, new Date());
    expect(await listNotices(test.db, 9)).toEqual([]);
    await setTrouble(test.db, cluster.id, 'VM 102 runs on no host, too.');
    const later = new Date(Date.now() + 2 * MINUTE_MS);
    await noticeTroubles(test.db, later);
    await noticeTroubles(test.db, later);
    const notices = await listNotices(test.db, 9);
    expect(notices.map(({ text }) => text)).toEqual([
      `${cluster.spec.name} waits for somebody: VM 102 runs on no host, too.`,
    ]);
  });
});
