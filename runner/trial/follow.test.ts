import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { eventsOf, type TrialEvent } from '#lib/domain/history';
import { type OutputPart, streamName } from '#lib/domain/output';
import { aHistory } from '#lib/domain/test-builders';
import { UnreachableError } from '#lib/remote/errors';
import { Machines } from '#lib/remote/machine';
import { followOutput } from './follow.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const begun = (key: string, node: string) => ({
  key,
  node,
  claimed: true,
  pid: 1,
  bootId: 'b',
  startedWall: 1,
  startedUptime: 1,
});
/** The application and one migration run; a seeding has ended. */
function running(): TrialEvent[] {
  const history = aHistory().ran('seed/101', 'hA', 0, 1);
  for (const [key, node] of [
    ['launch', 'launcher'],
    ['round-1/101', 'hA'],
  ] as const)
    history
      .add('command-intended', { key, node, argv: [key], directory: key })
      .add('command-started', begun(key, node));
  return history.events;
}

/** Files of two machines, and a store. */
function scene(history = running()) {
  const files = new Map<string, string>();
  const asked: { node: string; at: number; words: string[] }[] = [];
  let down = '';
  const line = (name: string) => ({
    name,
    close: () => {},
    execute: async ({ argv }: { argv: readonly string[] }) => {
      const words = argv.slice(5);
      asked.push({ node: name, at: Date.now(), words });
      if (down === name) throw new UnreachableError(name, '10.0.0.1', new Error('cut'));
      const said = words.flatMap((path, i) => {
        const text = i % 2 === 0 ? files.get(path)?.slice(Number(words[i + 1])) : undefined;
        return text ? [`${path} ${files.get(path)?.length} 1.5 ${btoa(text)}`] : [];
      });
      return { exitCode: 0, stdout: said.join('\n'), stderr: '' };
    },
  });
  const stored: OutputPart[] = [];
  const end = new AbortController();
  const following = followOutput(new Machines([line('launcher'), line('hA')]), history, end.signal, {
    known: async () => new Map([['launch/stdout', 4]]),
    append: async (parts) => void stored.push(...parts),
    stored: async () => {},
  });
  const said = () => stored.map((part) => `${streamName(part)}@${part.offset}: ${Buffer.from(part.content)}`);
  const fail = (node: string) => {
    down = node;
  };
  return { files, asked, end, following, said, fail };
}

it('looks at what runs, one question a machine every two seconds, and goes on where a runner before it stopped', async () => {
  const { files, asked, said } = scene();
  files.set('launch/stdout', 'old new');
  await vi.advanceTimersByTimeAsync(2000);
  files.set('launch/stdout', 'old new newer').set('round-1/101/stderr', 'oops');
  await vi.advanceTimersByTimeAsync(4000);
  expect(said()).toEqual(['launch/stdout@4: new', 'launch/stdout@7:  newer', 'round-1/101/stderr@0: oops']);
  expect(asked.map(({ node }) => node)).toEqual(['launcher', 'hA', 'launcher', 'hA', 'launcher', 'hA']);
  expect(asked.flatMap(({ words }) => words).some((word) => word.startsWith('seed'))).toBe(false);
});

it('asks a machine that does not answer again, and nobody is told of it', async () => {
  const { files, said, fail } = scene();
  files.set('launch/stdout', 'old new');
  fail('launcher');
  await vi.advanceTimersByTimeAsync(2000);
  expect(said()).toEqual([]);
  fail('');
  await vi.advanceTimersByTimeAsync(2000);
  expect(said()).toEqual(['launch/stdout@4: new']);
});

it('asks nothing while nothing runs, and ends at once when it is told to', async () => {
  const history = running();
  const { asked, end, following } = scene(history);
  for (const { data } of eventsOf(history, 'command-started'))
    history.push(...aHistory().ran(data.key, data.node, 0, 1).events.slice(-1));
  await vi.advanceTimersByTimeAsync(6000);
  expect(asked).toEqual([]);
  end.abort();
  await following;
});
