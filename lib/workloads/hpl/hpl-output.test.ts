import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { worstVerdict } from '#lib/domain/verdict';
import { bindWorkload } from '../registry.ts';
import { hplFinished, parseHplOutput } from './output.ts';

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
const sample = (name: string) => {
  const text = fixture(name);
  const exitCode = Number(/^EXIT (\d+)$/m.exec(text)?.[1] ?? 0);
  return { exitCode, stdout: text.replace(/EXIT \d+\n/, ''), stderr: '' };
};
const cluster = { programs: { hpl: '/opt/hpl/xhpl' } };

/** Settings under which each sample was made, and what is to be said about it. */
const SAMPLES = {
  'hpl23-48tests-myri4.out': {
    settings: { file: fixture('hpl23-48tests-HPL.dat') },
    ranks: 4,
    completed: 48,
    invalid: [],
  },
  'hpl23-err-n0.txt': { settings: { ns: [1, 5], nbs: [64] }, ranks: 2, completed: 2, invalid: [] },
  'hpl23-err-fail.txt': {
    settings: { ns: [400], nbs: [64] },
    ranks: 2,
    completed: 1,
    invalid: ['hpl-failed'],
  },
  'hpl23-err-nocheck.txt': {
    settings: { ns: [400], nbs: [64] },
    ranks: 2,
    completed: 1,
    invalid: ['hpl-checked'],
  },
  'hpl23-err-nb.txt': {
    settings: { ns: [400], nbs: [64] },
    ranks: 2,
    completed: 0,
    invalid: ['application-exit', 'hpl-end', 'hpl-tests'],
  },
  'hpl23-err-np.txt': {
    settings: { ns: [400], nbs: [64] },
    ranks: 2,
    completed: 0,
    invalid: ['application-exit', 'hpl-end', 'hpl-tests'],
  },
  'hpl23-err-nodat.txt': {
    settings: { ns: [400], nbs: [64] },
    ranks: 2,
    completed: 0,
    invalid: ['application-exit', 'hpl-end', 'hpl-tests'],
  },
  'hpcc-1.5.0-debian-hpccoutf.txt': {
    settings: { ns: [500], nbs: [64] },
    ranks: 2,
    completed: 1,
    invalid: [],
  },
};

describe.each(Object.entries(SAMPLES))('%s', (name, { settings, ranks, completed, invalid }) => {
  const workload = bindWorkload({ id: 'hpl', settings });
  const judge = (output: ReturnType<typeof sample>, launcherEnded = false) =>
    workload.checks({ ranks, cluster, launcherEnded }, workload.parse(output), output, null);

  it('is read and judged by its text', () => {
    const output = sample(name);
    const report = workload.parse(output);
    expect(report.completed).toBe(completed);
    expect(report.complete).toBe(hplFinished(output.stdout));
    const checks = judge(output);
    expect(checks.filter((check) => check.verdict === 'invalid').map((check) => check.id)).toEqual(invalid);
    if (invalid.length === 0) expect(worstVerdict(checks)).toBe('valid');
  });

  it('is read alike with carriage returns and rank tags', () => {
    const output = sample(name);
    const report = workload.parse(output);
    expect(workload.parse({ ...output, stdout: output.stdout.replaceAll('\n', '\r\n') })).toEqual(report);
    expect(
      workload.parse({ ...output, stdout: output.stdout.replace(/^/gm, '[1,0]<stdout>: ') }).results,
    ).toEqual(report.results);
  });

  it('is never judged valid when it is cut short', () => {
    const output = sample(name);
    for (const share of [0.2, 0.5, 0.9]) {
      const whole = output.stdout.indexOf('End of Tests.');
      const stdout = output.stdout.slice(0, (whole < 0 ? output.stdout.length : whole) * share);
      expect(worstVerdict(judge({ ...output, stdout }))).toBe('invalid');
    }
  });
});

describe('rows and residuals', () => {
  it('are kept as they were printed', () => {
    const [first] = parseHplOutput(fixture('hpl23-48tests-myri4.out')).tests;
    expect(first).toEqual({
      ...{ variant: 'WR11C2R4', n: 600, nb: 32, p: 1, q: 4, seconds: 0.82, gflops: 0.17713 },
      ...{ residuals: ['4.17641508e-03'], passed: true },
    });
  });

  it('are read from HPL 1.0a, whose tests have three residuals each', () => {
    const text = [
      'W11R2C4         1000    64     2     2               1.02          6.543e-01',
      '||Ax-b||_oo / ( eps * ||A||_1  * N        ) =        0.0461853 ...... PASSED',
      '||Ax-b||_oo / ( eps * ||A||_1  * ||x||_1  ) =        0.0109216 ...... FAILED',
      '||Ax-b||_oo / ( eps * ||A||_oo * ||x||_oo ) =        0.0021444 ...... PASSED',
      '',
    ].join('\n');
    expect(parseHplOutput(text).tests).toMatchObject([
      { variant: 'W11R2C4', residuals: ['0.0461853', '0.0109216', '0.0021444'], passed: false },
    ]);
  });

  it('are read from HPL-NVIDIA and where a residual is not a number', () => {
    const text = [
      'WC0           264192  1024     4     2              16.79          7.321e+05 ( 9.152e+04)',
      '||Ax-b||_oo/(eps*(||A||_oo*||x||_oo+||b||_oo)*N)=               nan ...... FAILED',
      '',
    ].join('\n');
    expect(parseHplOutput(text).tests).toMatchObject([
      { variant: 'WC0', gflops: 732100, residuals: ['nan'], passed: false },
    ]);
  });

  it('are not taken from the other benchmarks of hpcc', () => {
    const text = fixture('hpcc-1.5.0-debian-hpccoutf.txt');
    expect(text).toContain('WALL');
    expect(parseHplOutput(`${text}${text}`).tests).toHaveLength(1);
  });
});

describe('checks against the launcher and the baseline', () => {
  const workload = bindWorkload({ id: 'hpl', settings: { file: fixture('hpl23-48tests-HPL.dat') } });
  const output = sample('hpl23-48tests-myri4.out');
  const report = workload.parse(output);
  const checks = (
    context: object,
    changed = output,
    baseline: Parameters<typeof workload.checks>[3] = null,
  ) => workload.checks({ ranks: 4, cluster, ...context }, workload.parse(changed), changed, baseline);

  it('a launcher that hung after the last word and was ended does not spoil the run', () => {
    expect(worstVerdict(checks({ launcherEnded: true }, { ...output, exitCode: 143 }))).toBe('valid');
    expect(worstVerdict(checks({}, { ...output, exitCode: 143 }))).toBe('invalid');
  });

  it('a missing test is named though everything else passed', () => {
    const stdout = output.stdout.replace(/^WR11C2R4 {9}600 {3}128.*$/m, '');
    const missing = checks({}, { ...output, stdout }).find((check) => check.id === 'hpl-tests');
    expect(missing?.reason).toBe('47 of 48 tests were made.');
  });

  it('skipped tests are invalid and their reason is quoted', () => {
    const stdout = output.stdout
      .replace(/^ +0 tests skipped/m, '              1 tests skipped')
      .replace(
        /^End of Tests/m,
        '>>> [0,0] Memory allocation failed for A, x and b. Skip. <<<\nEnd of Tests',
      );
    const skipped = checks({}, { ...output, stdout }).find((check) => check.id === 'hpl-skipped');
    expect(skipped).toMatchObject({
      verdict: 'invalid',
      evidence: expect.stringContaining('Memory allocation'),
    });
  });

  it('residuals that differ from the baseline are flagged and not judged', () => {
    const baseline = { trialId: 'b1', report };
    const say = (stdout: string) =>
      checks({}, { ...output, stdout }, baseline).find((check) => check.id === 'hpl-baseline');
    expect(say(output.stdout)).not.toHaveProperty('flagged');
    expect(say(output.stdout)).toMatchObject({
      verdict: 'valid',
      evidence: 'all 48 equal those of baseline b1 to the last digit',
    });
    expect(say(output.stdout.replace('4.17641508e-03', '9.83400000e-01'))).toMatchObject({
      verdict: 'valid',
      flagged: true,
      evidence:
        '1 of 48 differ from baseline b1: WR11C2R4 N=600 NB=32 1×4: 9.83400000e-01 instead of 4.17641508e-03',
    });
  });

  it('progress counts the tests whose residual is known', () => {
    const half = output.stdout.slice(0, output.stdout.length / 2);
    const { done, expected } = workload.progress(half);
    expect(expected).toBe(48);
    expect(done).toBeGreaterThan(15);
    expect(workload.progress(output.stdout)).toEqual({ done: 48, expected: 48 });
    expect([workload.finished(half), workload.finished(output.stdout)]).toEqual([false, true]);
  });
});
