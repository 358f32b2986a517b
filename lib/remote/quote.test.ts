import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#lib/domain/random';
import { flatten, quote } from './quote.ts';

/** Lengths first, so that no character of an argument can be taken for a separator. */
const ECHO_ARGUMENTS = `process.stdout.write(JSON.stringify(process.argv.slice(1)))`;

const throughShell = (argv: readonly string[]): string[] => {
  const line = quote([process.execPath, '-e', ECHO_ARGUMENTS, '--', ...argv]);
  return JSON.parse(execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' })) as string[];
};

const NASTY = ["'", '"', '`', '$(id)', '$HOME', '\\', '\n', '\t', ' ', '*', '?', '~', '!', '#', '&', ';'];
const WORDS = [
  ...NASTY,
  '|',
  '<',
  '>',
  '(',
  ')',
  '{a,b}',
  '[x]',
  '=',
  '-',
  '--',
  'ü',
  '漢',
  '🦆',
  'a',
  '%s',
  '^',
];

describe('quoting for a shell', () => {
  it('gives every argument back as it was, whatever it holds', () => {
    const random = seededRandom(7);
    const pick = () => WORDS[Math.floor(random() * WORDS.length)] ?? '';
    const argv = Array.from({ length: 400 }, () => {
      const length = Math.floor(random() * 9);
      return Array.from({ length }, pick).join('');
    });
    expect(throughShell(argv)).toEqual(argv);
  });

  it('keeps an empty argument, a lone quote and an option', () => {
    const argv = ['', "'", "''", '-n', '--', 'a b', '$(touch /tmp/never)'];
    expect(throughShell(argv)).toEqual(argv);
  });

  it('refuses a NUL byte, which no argument can hold', () => {
    expect(() => quote(['a\0b'])).toThrow('NUL');
  });

  it('carries environment and working directory inside the arguments', () => {
    const argv = flatten({
      argv: ['sh', '-c', 'echo "$A $B"; pwd'],
      env: { A: "x'y", B: '$(id)' },
      cwd: '/usr',
    });
    expect(execFileSync('/bin/sh', ['-c', quote(argv)], { encoding: 'utf8' })).toBe("x'y $(id)\n/usr\n");
  });

  it('does not run the command where the working directory is missing', () => {
    const line = quote(flatten({ argv: ['echo', 'ran'], cwd: '/nowhere at all' }));
    expect(() => execFileSync('/bin/sh', ['-c', line], { stdio: 'pipe' })).toThrow('nowhere at all');
  });
});
