import { expect, it } from 'vitest';
import { eventsOf, type NewEvent, type TrialEvent } from '#lib/domain/history';
import { bindWorkload } from '#lib/workloads/registry';
import { recordProgress } from './progress.ts';

const workload = bindWorkload({
  id: 'profile',
  settings: {
    name: 'phases',
    mpi: 'openmpi',
    command: ['/bin/true'],
    phasePattern: 'phase (?<key>[0-9]+)',
    donePattern: 'bye',
    failPatterns: [],
    expected: 3,
  },
});

it('records each time that there is more, and never less, whoever drove the trial before', async () => {
  const history: TrialEvent[] = [];
  const record = async (event: NewEvent) =>
    void history.push({ seq: history.length + 1, at: new Date(0), ...event } as TrialEvent);
  const told = (text: string, at: number) => recordProgress({ history, record, workload }, text, at);
  await told('hello\n', 1);
  await told('hello\nphase 1\n', 2);
  await told('hello\nphase 1\n', 3);
  await told('hello\nphase 1\nphase 2\nphase 3\n', 4);
  await told('', 5);
  expect(eventsOf(history, 'progress-seen').map(({ data }) => data)).toEqual([
    { done: 1, expected: 3, atWall: 2 },
    { done: 3, expected: 3, atWall: 4 },
  ]);
});
