import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LogReader } from './log-reader.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server whose output the test writes, three bytes an answer. */
class FakeServer {
  text = '';
  source = 'live';
  down = false;
  readonly asked: string[] = [];
  readonly fetch = (async (path: string) => {
    this.asked.push(path);
    if (this.down) throw new Error('no network');
    const after = Number(new URL(path, 'http://here').searchParams.get('after'));
    const headers = { 'Log-Source': this.source, 'Log-Total': String(this.text.length) };
    return new Response(this.text.slice(after, after + 3), { headers });
  }) as unknown as typeof fetch;
}

function reading(server: FakeServer) {
  const reader = new LogReader({ trialId: 't1', key: 'round-1/101', stream: 'stdout' }, server.fetch);
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { reader, settle, said: () => reader.log.file().text() };
}

it('reads page by page until it has all, and then only what is new', async () => {
  const server = new FakeServer();
  const { reader, settle, said } = reading(server);
  server.text = 'one\ntwo\n';
  reader.open();
  await settle();
  expect(await said()).toBe('one\ntwo\n');
  server.text += 'three\n';
  reader.wake();
  await settle();
  expect(await said()).toBe('one\ntwo\nthree\n');
  expect(server.asked[3]).toBe('/api/v1/trials/t1/log?key=round-1%2F101&stream=stdout&after=8');
});

it('reads nothing while it is paused, and catches up afterwards', async () => {
  const server = new FakeServer();
  const { reader, settle, said } = reading(server);
  reader.pause(true);
  server.text = 'one\n';
  reader.wake();
  await settle();
  expect(server.asked).toEqual([]);
  reader.pause(false);
  await settle();
  expect(await said()).toBe('one\n');
});

it('begins anew when what was kept at the end takes the place of what was followed', async () => {
  const server = new FakeServer();
  const { reader, settle, said } = reading(server);
  server.text = 'abcdef';
  reader.open();
  await settle();
  Object.assign(server, { source: 'kept', text: 'ab[left out]f' });
  reader.wake();
  await settle();
  expect(await said()).toBe('ab[left out]f');
});

it('says that it cannot read, and asks again until it can', async () => {
  const server = new FakeServer();
  const { reader, settle, said } = reading(server);
  Object.assign(server, { down: true, text: 'one\n' });
  reader.open();
  await settle();
  expect(reader.problem).toBe('The log cannot be read just now (no network); it is asked for again.');
  server.down = false;
  await vi.advanceTimersByTimeAsync(2000);
  expect([reader.problem, await said()]).toEqual([null, 'one\n']);
});
