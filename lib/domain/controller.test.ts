import { expect, it } from 'vitest';
import { controllerReport } from './controller.ts';
import { aHistory } from './test-builders.ts';

const BEFORE = 'observe-before';
const AFTER = 'observe-after';
const runner = { computer: 'desk', cores: 4, process: '7' };

function read(processes: readonly [string, string]) {
  const history = aHistory();
  const host = (moment: string, process: string, cpuSeconds: number) =>
    history.add('controller-read', { node: 'hA', moment, process, cpuSeconds });
  host(BEFORE, 'sshd:1:5', 0.5);
  host(BEFORE, processes[0], 1);
  history.add('runner-read', { ...runner, moment: BEFORE, load: 0.25, cpuSeconds: 20 });
  host(AFTER, processes[1], 1.4);
  host(AFTER, processes[1], 9);
  return history.add('runner-read', { ...runner, moment: AFTER, load: 1.5, cpuSeconds: 22.5 });
}

it('is what each host and the runner used between the last look before and the first after', () => {
  const { events } = read(['sshd:9:7', 'sshd:9:7']);
  const later = events.map((event, i) => ({ ...event, at: new Date(1000 * i) }));
  expect(controllerReport(later)).toEqual({
    hosts: [{ node: 'hA', cpuSeconds: expect.closeTo(0.4, 9), overSeconds: 2 }],
    runner: { computer: 'desk', cores: 4, load: [0.25, 1.5], cpuSeconds: 2.5, overSeconds: 3 },
  });
});

it('is not known where the connection was another one afterwards', () => {
  expect(controllerReport(read(['sshd:9:7', 'sshd:11:8']).events)?.hosts[0]?.cpuSeconds).toBeNull();
});

it('is nothing for a trial of before it was read', () => {
  expect(controllerReport(aHistory().ran('launch', 'hA', 1, 2).events)).toBeNull();
});
