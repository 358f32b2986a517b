import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { worstVerdict } from '#lib/domain/verdict';
import { omenStandIn } from './profile/omen-stand-in.ts';
import { bindWorkload } from './registry.ts';

const fixture = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const cluster = {
  programs: { hpl: '/opt/hpl/xhpl', pw: '/usr/bin/pw.x', pseudo: '/usr/share/espresso/pseudo' },
};
const CLOSING_LINE = 'End of Tests.\n';
const hpl = (settings: object) => bindWorkload({ id: 'hpl', settings: settings as Record<string, never> });
const TWO_TESTS = hpl({ ns: [1, 5], nbs: [64] });
const MANY_TESTS = hpl({ file: fixture('./hpl/fixtures/hpl23-48tests-HPL.dat') });

/** Every cut of a whole output, or each so-manieth: what was printed is bytes of ASCII. */
function* cuts(text: string, step = 1): Generator<[string, number]> {
  for (let at = 0; at < text.length; at += step) yield [text.slice(0, at), at];
}

describe('an HPL output with exit code 0 that was cut', () => {
  it.each([
    ['every byte of two tests', './hpl/fixtures/hpl23-err-n0.txt', TWO_TESTS, 2, 1],
    ['every 101st byte of 48 tests', './hpl/fixtures/hpl23-48tests-myri4.out', MANY_TESTS, 4, 101],
  ] as const)(
    'is valid nowhere before its closing line, and no number in it is another: at %s',
    (_, name, workload, ranks, step) => {
      const text = fixture(name).replace(/EXIT \d+\n/, '');
      const judge = (stdout: string) => {
        const output = { exitCode: 0, stdout, stderr: '' };
        return worstVerdict(workload.checks({ ranks, cluster }, workload.parse(output), output, null));
      };
      const whole = workload.parse({ exitCode: 0, stdout: text, stderr: '' });
      expect(judge(text)).toBe('valid');
      const end = text.indexOf(CLOSING_LINE) + CLOSING_LINE.length;
      for (const [stdout, at] of cuts(text, step)) {
        expect(judge(stdout) === 'valid', `cut at ${at}`).toBe(at >= end);
        const { results } = workload.parse({ exitCode: 0, stdout, stderr: '' });
        const known = whole.results.slice(0, results.length);
        results.forEach((result, i) => {
          const { residual, passed, ...numbers } = result;
          expect(known[i], `cut at ${at}`).toMatchObject(numbers);
          if (residual !== null)
            expect({ residual, passed }).toEqual({ residual: known[i]?.residual, passed: known[i]?.passed });
        });
      }
    },
  );
});

describe('an output of pw.x with exit code 0 that was cut', () => {
  it('is valid nowhere before its last word, at every byte', () => {
    const workload = bindWorkload({
      id: 'profile',
      settings: omenStandIn as unknown as Record<string, never>,
    });
    const text = fixture('./profile/fixtures/pw-converged.txt');
    const output = (stdout: string) => ({ exitCode: 0, stdout, stderr: '' });
    const baseline = { trialId: 'b1', report: workload.parse(output(text)) };
    const end = text.indexOf('JOB DONE.') + 'JOB DONE.'.length;
    for (const [stdout, at] of cuts(text)) {
      const report = workload.parse(output(stdout));
      const verdict = worstVerdict(workload.checks({ ranks: 3, cluster }, report, output(stdout), baseline));
      expect(verdict === 'valid', `cut at ${at}`).toBe(at >= end);
      expect(report.completed, `cut at ${at}`).toBeLessThanOrEqual(baseline.report.completed);
    }
  });
});
