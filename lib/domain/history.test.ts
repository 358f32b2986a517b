import { describe, expect, it } from 'vitest';
import { assertEvent, parseEvent } from './history.ts';

const row = (type: string, data: unknown) => ({ seq: 3, at: new Date(0), type, data });

describe('reading a stored event', () => {
  it('stops at a kind it does not know and says why', () => {
    expect(() => parseEvent(row('teleported', {}))).toThrow('Event 3 is of the unknown kind “teleported”');
  });

  it('stops at a shape it cannot read', () => {
    expect(() => parseEvent(row('step-started', { step: 4 }))).toThrow(
      'Event 3 (step-started) cannot be read',
    );
  });

  it('reads what was written', () => {
    expect(parseEvent(row('step-started', { step: 'launch' }))).toEqual({
      seq: 3,
      at: new Date(0),
      type: 'step-started',
      data: { step: 'launch' },
    });
  });
});

describe('writing an event', () => {
  it('refuses numbers that are none, which a machine’s odd answer becomes', () => {
    const clock = { node: 'hA', phase: 'observe-before', boundSeconds: 0.001 };
    const event = (offsetSeconds: number) =>
      assertEvent({ type: 'clock-measured', data: { ...clock, offsetSeconds } });
    expect(() => event(0)).not.toThrow();
    expect(() => event(Number.NaN)).toThrow('What was seen cannot be recorded (clock-measured)');
  });
});
