import { describe, expect, it } from 'vitest';
import { pauseOf, stateText } from './pause.ts';

const asked = new Date(0);

describe('a study that was asked to pause', () => {
  it('is pausing while a trial runs, and paused after it', () => {
    expect(pauseOf('running', asked, 1)).toBe('pausing');
    expect(pauseOf('running', asked, 0)).toBe('paused');
    expect(pauseOf('queued', asked, 0)).toBe('paused');
  });

  it('is neither when nobody asked, or when it is at its end', () => {
    expect(pauseOf('running', null, 1)).toBeNull();
    expect(pauseOf('cancelling', asked, 1)).toBeNull();
    expect(pauseOf('finished', asked, 0)).toBeNull();
  });

  it('says what it waits for', () => {
    expect(stateText({ state: 'running', pause: 'pausing' })).toBe('pausing: the running trial ends first');
    expect(stateText({ state: 'running', pause: 'paused' })).toBe('paused');
    expect(stateText({ state: 'running', pause: null })).toBe('running');
  });
});
