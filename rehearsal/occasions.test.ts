import { describe, expect, it } from 'vitest';
import { Fault } from './faults.ts';
import { faultKey, strike } from './occasions.ts';

const fault = (part: object) => Fault.parse({ kind: 'vm-on-both', vm: '101', ...part });

/** Which of so many occasions are spoiled. */
function spoiled(one: Fault, occasions: number): number[] {
  return Array.from({ length: occasions }, (_, n) => n).filter((n) => strike([one], () => n) === one);
}

describe('a fault', () => {
  it('spoils the first occasion, unless it says otherwise', () => {
    expect(spoiled(fault({}), 5)).toEqual([0]);
    expect(spoiled(fault({ after: 1, times: 2 }), 5)).toEqual([1, 2]);
  });

  it('counts its own occasions, from the beginning again when it was edited', () => {
    expect(faultKey(fault({}))).toBe(faultKey(fault({})));
    expect(faultKey(fault({}))).not.toBe(faultKey(fault({ after: 1 })));
  });

  it('counts an occasion even where another one strikes', () => {
    const counted: Fault[] = [];
    const both = [fault({}), fault({ after: 1 })];
    const count = (one: Fault) => {
      counted.push(one);
      return 0;
    };
    expect(strike(both, count)).toBe(both[0]);
    expect(counted).toEqual(both);
  });

  it('of an unknown kind, or with what it does not have, is refused', () => {
    expect(Fault.safeParse({ kind: 'gremlins' }).success).toBe(false);
    expect(Fault.safeParse({ kind: 'migration-fails' }).success).toBe(false);
    expect(Fault.safeParse({ kind: 'reboot', machine: 'node1', at: '' }).success).toBe(false);
  });
});
