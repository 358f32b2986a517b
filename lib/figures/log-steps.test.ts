import { expect, it } from 'vitest';
import { aHistory } from '#lib/domain/test-builders';
import { prepareLogSteps } from './log-steps.ts';

const started = (key: string) => ({
  key,
  node: 'hA',
  claimed: true,
  pid: 1,
  bootId: 'b',
  startedWall: 1,
  startedUptime: 1,
});

it('lists commands in the order of their start with what became of them', () => {
  const { events } = aHistory().ran('seed/101', 'hA', 0, 1).ran('launch', 'launcher', 1, 9, 3);
  expect(prepareLogSteps(events)).toEqual({
    steps: [
      { key: 'seed/101', label: 'seed/101, exit code 0' },
      { key: 'launch', label: 'launch, exit code 3' },
    ],
    first: 'launch',
  });
});

it('begins with what runs, and with the application once it was started, whatever runs after it', () => {
  const history = aHistory()
    .add('command-started', started('launch'))
    .add('command-started', started('round-1/101'));
  expect(prepareLogSteps(history.events)?.first).toBe('launch');
  const after = aHistory().ran('launch', 'launcher', 0, 9).add('command-started', started('go-home/101'));
  expect(prepareLogSteps(after.events)?.first).toBe('launch');
  const alone = aHistory().ran('round-1/101', 'hA', 0, 1).add('command-started', started('round-2/101'));
  expect(prepareLogSteps(alone.events)?.first).toBe('round-2/101');
});

it('has nothing to show before the first command', () => {
  expect(prepareLogSteps([])).toBeNull();
});
