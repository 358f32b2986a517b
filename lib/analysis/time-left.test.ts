import { describe, expect, it } from 'vitest';
import { type Timed, timeLeft } from './time-left.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const at = (seconds: number) => new Date(NOW.getTime() + 1000 * seconds);

const trial = (cellId: string, part: Partial<Timed> = {}): Timed => ({
  cellId,
  application: 'HPL',
  condition: 'app_only',
  state: 'planned',
  startedAt: null,
  finishedAt: null,
  ...part,
});
const ended = (cellId: string, seconds: number, part: Partial<Timed> = {}) =>
  trial(cellId, { state: 'finished', startedAt: at(-1000), finishedAt: at(-1000 + seconds), ...part });

describe('the time that a study still takes', () => {
  it('is not known before a trial has ended, and is nothing when none is left', () => {
    expect(timeLeft([trial('a')], NOW)).toBeNull();
    expect(timeLeft([ended('a', 10)], NOW)).toBeNull();
  });

  it('is told by the same cell, else by the same kind, else by all', () => {
    const known = [ended('a', 10), ended('a', 14), ended('b', 100, { condition: 'migration_only' })];
    expect(timeLeft([...known, trial('a')], NOW)?.seconds).toBe(12);
    expect(timeLeft([...known, trial('new')], NOW)?.seconds).toBe(12);
    const other = trial('new', { application: 'OMEN' });
    expect(timeLeft([...known, other], NOW)?.seconds).toBeCloseTo((10 + 14 + 100) / 3, 12);
  });

  it('has what a running trial ran behind it, and never less than nothing before it', () => {
    const running = (since: number) => trial('a', { state: 'running', startedAt: at(-since) });
    expect(timeLeft([ended('a', 10), running(4)], NOW)?.seconds).toBe(6);
    expect(timeLeft([ended('a', 10), running(40)], NOW)?.seconds).toBe(0);
  });

  it('is uncertain by each trial and by the mean: sd² (k + k²/n)', () => {
    const known = [ended('a', 10), ended('a', 14)];
    const sd = Math.sqrt(8);
    const left = timeLeft([...known, trial('a'), trial('a'), trial('a')], NOW);
    expect(left?.plusMinus).toBeCloseTo(1.96 * sd * Math.sqrt(3 + 9 / 2), 12);
    expect(timeLeft([ended('a', 10), trial('a')], NOW)?.plusMinus).toBeNull();
  });

  it('is told by earlier studies on the same cluster where this one has none', () => {
    expect(timeLeft([trial('a')], NOW, [ended('old', 20)])).toMatchObject({ seconds: 20, from: 1 });
  });
});
