import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Change, LiveStream } from './stream.ts';

type Heard = (event: { data: string; lastEventId: string }) => void;

/** An event source whose server is the test. */
class FakeSource {
  static opened: FakeSource[] = [];
  closed = false;
  readonly #listeners = new Map<string, Heard>();
  constructor(readonly address: string) {
    FakeSource.opened.push(this);
  }
  addEventListener(type: string, listener: Heard) {
    this.#listeners.set(type, listener);
  }
  close() {
    this.closed = true;
  }
  say(type: string, id = '', change?: Change) {
    this.#listeners.get(type)?.({ data: JSON.stringify(change ?? null), lastEventId: id });
  }
}
const server = () => {
  const source = FakeSource.opened.at(-1);
  if (!source) throw new Error('nobody connected');
  return source;
};
const study = (object: string) => ({ topic: 'study', object });

beforeEach(() => {
  vi.useFakeTimers();
  FakeSource.opened = [];
});
afterEach(() => vi.useRealTimers());

function listening() {
  const stream = new LiveStream((address) => new FakeSource(address) as unknown as EventSource);
  const heard: (Change | 'gap')[] = [];
  const stop = stream.subscribe('5', (change) => heard.push(change));
  return { stream, heard, stop };
}

it('opens one stream for all who listen, after the cursor of the first', () => {
  const { stream } = listening();
  stream.subscribe('7', () => {});
  expect(FakeSource.opened.map(({ address }) => address)).toEqual(['/api/v1/events?after=5']);
});

it('gives a late listener what came after its own cursor', () => {
  const { stream } = listening();
  server().say('change', '6', study('a'));
  server().say('change', '8', study('b'));
  const late: unknown[] = [];
  stream.subscribe('6', (change) => late.push(change));
  expect(late).toEqual([expect.objectContaining(study('b'))]);
});

it('says when it is live, lost and live again, and goes on after the last event with a gap', () => {
  const { stream, heard } = listening();
  expect(stream.state).toBe('connecting');
  server().say('open');
  expect(stream.state).toBe('live');
  server().say('change', '9', study('a'));
  server().say('error');
  expect(stream.state).toBe('lost');
  vi.advanceTimersByTime(2000);
  expect(server().address).toBe('/api/v1/events?after=9');
  server().say('open');
  expect([stream.state, heard.at(-1)]).toEqual(['live', 'gap']);
});

it('takes a silent stream for dead, as after a night with the lid closed', () => {
  const { heard } = listening();
  server().say('open');
  vi.advanceTimersByTime(30_000);
  server().say('beat');
  vi.advanceTimersByTime(34_000);
  expect(FakeSource.opened).toHaveLength(1);
  vi.advanceTimersByTime(6000);
  expect(FakeSource.opened.map(({ closed }) => closed)).toEqual([true, false]);
  expect(heard).toEqual([]);
  server().say('open');
  expect(heard).toEqual(['gap']);
});

it('wakes at once when the network is back', () => {
  const { stream } = listening();
  server().say('error');
  stream.wake();
  expect(FakeSource.opened).toHaveLength(2);
});

it('hears nothing more when the network is gone, and reads again when it is back', () => {
  const { stream, heard } = listening();
  server().say('open');
  stream.lose();
  expect([server().closed, stream.state]).toEqual([true, 'lost']);
  stream.wake();
  server().say('open');
  expect([FakeSource.opened.length, stream.state, heard]).toEqual([2, 'live', ['gap']]);
});

it('closes when nobody listens any more, and not between two pages', () => {
  const { stream, stop } = listening();
  stop();
  const next = stream.subscribe('6', () => {});
  vi.advanceTimersByTime(3000);
  expect(server().closed).toBe(false);
  next();
  vi.advanceTimersByTime(3000);
  expect([server().closed, stream.state]).toEqual([true, 'idle']);
});
