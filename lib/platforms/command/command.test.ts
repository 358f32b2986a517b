import { describe, expect, it } from 'vitest';
import { platformOf, platformProblems } from '../registry.ts';

const SETTINGS = {
  name: 'mover',
  start: ['mover', '{vm}', '{destination}'],
  success: '^done$',
  untouched: ['^refused: '],
  downtime: '^stood still for (?<value>[0-9.]+) ms$',
  downtimeUnit: 'ms',
  list: ['mover', 'list'],
  listPattern: '^(?<vm>[a-z0-9]+) is (?<state>[a-z]+)$',
  suspended: ['incoming'],
};
const mover = platformOf({ platform: 'command', platformSettings: SETTINGS });
const read = (exitCode: number | null, stdout: string, stderr = '') =>
  mover.parseMove({ exitCode, stdout, stderr });

describe('a migration by a command of one’s own', () => {
  it('succeeded when it ended with 0 and printed the line of a good migration', () => {
    expect(read(0, '10 %\r90 %\rstood still for 187.5 ms\ndone\n')).toEqual({
      outcome: 'ok',
      reason: 'The command ended with exit code 0 and printed the line of a good migration.',
      suspendedSeconds: 0.1875,
      stages: [],
    });
    expect(read(0, 'done\n').suspendedSeconds).toBeNull();
  });

  it('is indeterminate when that line is missing, whatever the exit code says', () => {
    expect(read(0, '100 %\n').outcome).toBe('indeterminate');
  });

  it('failed when it said so in words after which the VM runs on', () => {
    expect(read(3, '', 'refused: no such VM\n')).toMatchObject({
      outcome: 'failed',
      reason: 'The command ended with exit code 3 (“refused: no such VM”). The VM runs on at the source.',
    });
  });

  it('is indeterminate after any other failure, and when a signal ended it', () => {
    expect(read(3, '', 'lost\n').outcome).toBe('indeterminate');
    expect(read(143, '', 'refused: stopped\n').outcome).toBe('indeterminate');
  });
});

it('lists VMs by the pattern and by the words for their states', () => {
  const stdout = 'VMs of this host\nct1 is running\nct2 is incoming\nct3 is off\n';
  expect(mover.parseList({ exitCode: 0, stdout, stderr: '' })).toEqual([
    { vm: 'ct1', state: 'running' },
    { vm: 'ct2', state: 'suspended' },
    { vm: 'ct3', state: 'stopped' },
  ]);
});

it('waits for a migration that is under way, or ends it, as the cluster’s file says', () => {
  expect(mover.inFlight).toMatchObject({ onStop: 'wait', mayTakeSeconds: 600 });
  const ended = { ...SETTINGS, onStop: 'end', mayTakeSeconds: 20 };
  const { inFlight } = platformOf({ platform: 'command', platformSettings: ended });
  expect(inFlight).toMatchObject({ onStop: 'end', mayTakeSeconds: 20 });
  expect(inFlight.policy).toContain('ended by TERM and has 20 s');
});

describe('a description that cannot be used', () => {
  it.each([
    ['no program', { start: [] }, 'start'],
    ['a list whose lines name no state', { listPattern: '^(?<vm>.+)$' }, 'listPattern'],
    ['a time without its place', { downtime: 'still for' }, 'downtime'],
    ['a pattern that may take for ever', { success: '(a+)+$' }, 'success'],
  ])('says where: %s', (_, part, field) => {
    const problems = platformProblems({ platform: 'command', platformSettings: { ...SETTINGS, ...part } });
    expect(problems).toMatchObject([{ path: ['platformSettings', field] }]);
  });
});
