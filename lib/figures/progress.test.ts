import { expect, it } from 'vitest';
import type { BenchmarkReport } from '#lib/domain/adapters';
import { aHistory } from '#lib/domain/test-builders';
import { prepareProgress, progressText } from './progress.ts';

const begun = {
  key: 'launch',
  node: 'launcher',
  claimed: true,
  pid: 1,
  bootId: 'b',
  startedWall: 1000,
  startedUptime: 1,
};
const seen = (done: number, atWall: number) => ({ done, expected: 4, atWall });
function reportOf(...rates: (number | null)[]): BenchmarkReport {
  const results = rates.map((gflops, i) => ({
    label: `test ${i + 1}`,
    seconds: 1,
    gflops,
    residual: null,
    passed: true,
  }));
  return { complete: false, completed: rates.length, announced: null, results, errors: [] };
}

it('places work between the moments at which it was seen done, by the launcher’s clock from the launch', () => {
  const { events } = aHistory()
    .add('command-started', begun)
    .add('progress-seen', seen(1, 1010))
    .add('progress-seen', seen(3, 1030));
  const progress = prepareProgress(events, null, reportOf(2, 4, 2));
  expect(progress).toMatchObject({ done: 3, expected: 4 });
  expect(progress?.work).toEqual([
    { start: 0, end: 10, rate: 0.5, title: 'test 1: 2.00 Gflop/s\nseen done by 10.0 s' },
    {
      start: 10,
      end: 30,
      rate: 0.75,
      title: 'test 2: 4.00 Gflop/s\ntest 3: 2.00 Gflop/s\nseen done by 30.0 s',
    },
  ]);
});

it('dates what came after the last look by the application’s end', () => {
  const { events } = aHistory().add('command-started', begun).add('progress-seen', seen(1, 1010));
  const application = { start: 0, end: 21, exitCode: 0, argv: [] };
  const progress = prepareProgress(events, application, reportOf(null, null));
  expect(progress?.done).toBe(2);
  expect(progress?.work[1]).toEqual({ start: 10, end: 21, rate: null, title: 'test 2\nseen done by 21.0 s' });
});

it('never goes back where a clock was set back', () => {
  const { events } = aHistory()
    .add('command-started', begun)
    .add('progress-seen', seen(1, 1010))
    .add('progress-seen', seen(2, 1004));
  const [, second] = prepareProgress(events, null, null)?.work ?? [];
  expect(second).toMatchObject({ start: 10, end: 10 });
});

it('says what is not known, and nothing of what nobody saw', () => {
  expect(progressText({ done: 3, expected: null })).toBe('3 done; how many there will be is not known');
  expect(progressText({ done: 3, expected: 4 })).toBe('3 of 4 done');
  expect(prepareProgress(aHistory().add('command-started', begun).events, null, null)).toBeNull();
  expect(prepareProgress([], null, reportOf(1))).toBeNull();
});
