import { describe, expect, it } from 'vitest';
import { aHistory } from '#lib/domain/test-builders';
import type { Deed } from '../../rehearsal/place.ts';
import { compare, type Recorded } from './compare.ts';

const began: Deed = {
  what: 'migration-began',
  machine: 'node1',
  trial: 't1',
  pid: 7,
  vm: '101',
  to: 'node2',
};
const ended: Deed = { ...began, what: 'migration-ended', exitCode: 0 };
const launched: Deed[] = [
  { what: 'launch-began', machine: 'head', trial: 't1', pid: 8 },
  { what: 'launch-ended', machine: 'head', trial: 't1', pid: 8, exitCode: 0 },
];
const trial = (part: Partial<Recorded> = {}): Recorded => ({
  trialId: 't1',
  ended: true,
  history: aHistory().ran('round-1/101', 'node1', 0, 1).ran('launch', 'head', 0, 1).events,
  ...part,
});
const none = { lost: 0, duplicated: 0, misattributed: 0 };

describe('what machines told against what the store holds', () => {
  it('is the same after a trial that nobody disturbed', () => {
    expect(compare([began, ended, ...launched], [trial()])).toEqual(none);
  });

  it('counts what was done and is in no history, and a trial that never ended', () => {
    const later = { ...began, vm: '102' };
    expect(compare([began, ended, later, ...launched], [trial()]).lost).toBe(1);
    expect(compare([began, ended, ...launched], [trial({ ended: false })]).lost).toBe(1);
  });

  it('counts what was done twice', () => {
    expect(compare([began, ended, began, ended, ...launched], [trial()]).duplicated).toBe(1);
  });

  it('counts what a history says of a trial that did not do it, or ended otherwise', () => {
    const elsewhere = [began, ended].map((deed) => ({ ...deed, trial: 't2' }));
    const result = compare([...elsewhere, ...launched], [trial()]);
    expect(result).toEqual({ lost: 1, duplicated: 1, misattributed: 1 });
    const failed = { ...ended, exitCode: 7 };
    expect(compare([began, failed, ...launched], [trial()]).misattributed).toBe(1);
    const killed = trial({ history: aHistory().ran('round-1/101', 'node1', 0, 1, 143).events });
    expect(compare([began], [killed])).toEqual(none);
  });

  it('does not ask for what was prevented', () => {
    const history = aHistory().add('command-intended', {
      key: 'round-1/101',
      node: 'node1',
      argv: ['x'],
      directory: 'd',
    });
    history.add('command-prevented', { key: 'round-1/101', node: 'node1' });
    expect(compare([], [trial({ history: history.events })])).toEqual(none);
  });
});
