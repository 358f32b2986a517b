import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openvz } from './platform.ts';

const FIXTURES = new URL('./fixtures/', import.meta.url);
const NAMES = readdirSync(FIXTURES).filter((name) => name.startsWith('vzmigrate-'));
const FROZEN = 'Live migrating container...\n';

const sample = (name: string) => {
  const text = readFileSync(new URL(name, FIXTURES), 'utf8');
  return { exitCode: Number(/\[exit (\d+)\]/.exec(text)?.[1]), stdout: text.replace(/\[exit \d+\]\n/, '') };
};

describe('vzmigrate’s output that was cut', () => {
  it.each(NAMES)('says nothing that %s does not say, at any byte', (name) => {
    const { exitCode, stdout } = sample(name);
    const whole = openvz.parseMove({ exitCode, stdout, stderr: '' });
    for (let at = 0; at < stdout.length; at++) {
      const text = stdout.slice(0, at);
      const { outcome, reason, suspendedSeconds, stages } = openvz.parseMove({
        exitCode,
        stdout: text,
        stderr: '',
      });
      const where = `cut at ${at}`;
      expect(outcome === 'ok', where).toBe(whole.outcome === 'ok' && text.includes(FROZEN));
      expect([null, whole.suspendedSeconds], where).toContain(suspendedSeconds);
      expect(whole.stages.slice(0, stages.length), where).toEqual(stages);
      if (reason.includes('was not touched')) expect(whole.reason, where).toContain('was not touched');
      if (reason.includes('runs on at the source'))
        expect(whole.reason, where).toContain('runs on at the source');
    }
  });

  it('lists no container that is not there, and none in another state', () => {
    const stdout = '       730 running  \n       731 stopped  \n       732 suspended\n';
    const whole = openvz.parseList({ exitCode: 0, stdout, stderr: '' });
    for (let at = 0; at < stdout.length; at++) {
      let listed: typeof whole;
      try {
        listed = openvz.parseList({ exitCode: 0, stdout: stdout.slice(0, at), stderr: '' });
      } catch {
        continue; // A line that is not understood is an error: nothing is taken from it.
      }
      expect(whole.slice(0, listed.length)).toEqual(listed);
    }
  });
});
