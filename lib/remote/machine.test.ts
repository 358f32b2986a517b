import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandOutput } from '#lib/domain/adapters';
import { HostKeyError, UnreachableError } from './errors.ts';
import { Machine, Machines } from './machine.ts';

const DONE: CommandOutput = { exitCode: 0, stdout: 'done', stderr: '' };
const away = () => new UnreachableError('hA', '10.0.0.11', new Error('no route'));
/** A machine that answers in this order; the last answer stays. */
function lineOf(...answers: (CommandOutput | Error)[]) {
  let asked = 0;
  const execute = async () => {
    const answer = answers[Math.min(asked++, answers.length - 1)] ?? DONE;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { name: 'hA', close: () => {}, execute, asked: () => asked };
}
const command = { argv: ['vzlist', '-a'] };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a machine that cannot be reached', () => {
  it('is asked again until it answers', async () => {
    const line = lineOf(away(), away(), away(), DONE);
    const answer = new Machine(line).insist(command);
    await vi.runAllTimersAsync();
    expect(await answer).toEqual(DONE);
    expect(line.asked()).toBe(4);
  });

  it('is given up after 20 s where nobody waits for it', async () => {
    const line = lineOf(away());
    const answer = expect(new Machine(line).insist(command)).rejects.toThrow('no route');
    await vi.advanceTimersByTimeAsync(30_000);
    await answer;
  });

  it('is waited for as long as its trial goes on, and ends with the trial’s reason', async () => {
    const stop = new AbortController();
    const line = lineOf(away());
    const answer = expect(new Machine(line, { signal: stop.signal }).insist(command)).rejects.toThrow(
      'cancelled',
    );
    await vi.advanceTimersByTimeAsync(600_000);
    expect(line.asked()).toBeGreaterThan(100);
    stop.abort(new Error('cancelled'));
    await answer;
  });

  it('is reported at each failure and at each answer', async () => {
    const said: string[] = [];
    const patience = {
      onLost: async (name: string, error: UnreachableError) => void said.push(`${name}: ${error.code}`),
      onAnswer: async (name: string) => void said.push(`${name} answers`),
    };
    const answer = new Machines([lineOf(away(), DONE)]).asked(patience).get('hA').read(command);
    await vi.runAllTimersAsync();
    expect(await answer).toBe('done');
    expect(said).toEqual(['hA: unreachable', 'hA answers']);
  });
});

describe('asking a machine', () => {
  it('stops at once at an error that waiting cannot cure', async () => {
    const line = lineOf(new HostKeyError('hA', '10.0.0.11', 'SHA256:new', ['SHA256:old']));
    await expect(new Machine(line).insist(command)).rejects.toThrow(
      'has changed: it was SHA256:old, now it is SHA256:new',
    );
    expect(line.asked()).toBe(1);
  });

  it('asks nothing any more when it may not', async () => {
    const line = lineOf(DONE);
    const mayAsk = () => {
      throw new Error('the lease is over');
    };
    await expect(new Machine(line, { mayAsk }).insist(command)).rejects.toThrow('the lease is over');
    expect(line.asked()).toBe(0);
  });

  it('names command, machine, exit code and last words of a command that had to succeed', async () => {
    const failed = { exitCode: 3, stdout: '', stderr: 'one\ntwo\n' };
    await expect(new Machine(lineOf(failed)).read(command)).rejects.toThrow(
      '"vzlist -a" on hA ended with exit code 3 after 0.0 s: one / two',
    );
  });

  it('says which machines there are when one is asked that is not', () => {
    expect(() => new Machines([lineOf()]).get('hZ')).toThrow('no machine hZ: hA');
  });
});
