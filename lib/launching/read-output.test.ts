import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readOutput } from './read-output.ts';

const sample = (name: string) => readFileSync(path.join(import.meta.dirname, '..', name), 'utf8');
const rowsOf = (reading: ReturnType<typeof readOutput>) =>
  reading.rows.map(({ label, value }) => `${label} | ${value}`);

it('reads a pasted migration as a trial would', () => {
  const stdout = sample('platforms/openvz/fixtures/vzmigrate-4.11-ok.txt');
  const output = { exitCode: 0, stdout, stderr: '' };
  const reading = readOutput({ kind: 'migration', id: 'openvz', settings: {}, output });
  expect(rowsOf(reading).slice(0, 3)).toEqual([
    'Outcome | ok',
    'Why | vzmigrate ended with exit code 0.',
    'Stood still | 2.31 s',
  ]);
});

it('reads a pasted list of VMs', () => {
  const output = { exitCode: 0, stdout: '730 running\n', stderr: '' };
  const read = (stdout: string) =>
    rowsOf(readOutput({ kind: 'list', id: 'openvz', settings: {}, output: { ...output, stdout } }));
  expect(read('730 running\n')).toEqual(['VM 730 | running']);
  expect(read('')).toEqual(['VMs | none']);
});

it('reads what an application printed, by the settings that describe it', () => {
  const settings = {
    name: 'app',
    command: ['app'],
    phasePattern: '^phase',
    donePattern: '^bye',
    expected: 2,
  };
  const output = { exitCode: 0, stdout: 'phase 1\nphase 2\n', stderr: '' };
  expect(rowsOf(readOutput({ kind: 'application', id: 'profile', settings, output }))).toContain(
    'Complete | no: the text that closes a complete run is not there',
  );
});

it('says what is wrong instead', () => {
  const output = { exitCode: 0, stdout: 'x', stderr: '' };
  expect(readOutput({ kind: 'list', id: 'openvz', settings: {}, output })).toEqual({
    rows: [],
    problem: 'vzlist printed a line that is not understood: x',
  });
  expect(readOutput({ kind: 'migration', id: 'command', settings: {}, output }).problem).toBe(
    'Your command: name: is missing; start: is missing; list: is missing; listPattern: is missing',
  );
});
