import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { patternProblem } from '#lib/domain/line-pattern';
import { worstVerdict } from '#lib/domain/verdict';
import { bindWorkload } from '../registry.ts';
import { omenStandIn } from './omen-stand-in.ts';

const cluster = { programs: { pw: '/usr/bin/pw.x', pseudo: '/usr/share/espresso/pseudo' } };
const SETTINGS = {
  name: 'transport',
  command: ['{programs.pw}', '-n', '{ranks}', '{keep}'],
  files: [{ path: 'in/app.in', content: "dir = '{programs.pseudo}' {x}\n" }],
  phasePattern: '^phase (?<key>\\d+) completed',
  donePattern: '^all done',
  failPatterns: ['did not converge'],
};
const bind = (changes: object = {}) =>
  bindWorkload({ id: 'profile', settings: { ...SETTINGS, ...changes } as typeof SETTINGS });
const output = (stdout: string, exitCode: number | null = 0) => ({ exitCode, stdout, stderr: '' });
const judge = (workload: ReturnType<typeof bind>, stdout: string, baseline: string | null, exitCode = 0) => {
  const own = output(stdout, exitCode);
  const theirs = baseline === null ? null : { trialId: 'b1', report: workload.parse(output(baseline)) };
  return workload.checks({ ranks: 3, cluster }, workload.parse(own), own, theirs);
};
const RUN = 'start\nphase 1 completed\nphase 2 completed\nphase 3 completed\nall done\n';

describe('a profile', () => {
  it('fills in ranks and programs, and leaves other braces alone', () => {
    const workload = bind();
    expect(workload.program({ ranks: 3, cluster }).argv).toEqual(['/usr/bin/pw.x', '-n', '3', '{keep}']);
    expect(workload.render({ ranks: 3, cluster })).toEqual([
      { path: 'in/app.in', content: "dir = '/usr/share/espresso/pseudo' {x}\n" },
    ]);
  });

  it('names the programs that the cluster lacks', () => {
    const context = { ranks: 3, cluster: { programs: {} }, memoryMiBPerVm: 512 };
    expect(bind().problems(context)).toEqual([
      'The cluster names no program "pw": add its path under programs in the cluster\'s file.',
      'The cluster names no program "pseudo": add its path under programs in the cluster\'s file.',
    ]);
    expect(() => bind().render(context)).toThrow('"pseudo"');
    expect(bind().problems({ ...context, cluster })).toEqual([]);
  });

  it.each(['/etc/passwd', '../x', 'a/../x', 'a//x', '.', ''])('refuses the file path “%s”', (path) => {
    expect(() => bind({ files: [{ path, content: '' }] })).toThrow(/relative path/);
  });
});

describe('a pattern', () => {
  it.each([
    ['(a+)+$', 'a repetition inside a repeated group'],
    ['(?:x|xx)*y', 'a repetition inside a repeated group'],
    ['((ab?)c*)+', 'a repetition inside a repeated group'],
    ['a*b*c*d', 'at most 2 open repetitions'],
    ['^a{1,99}b*c+d{2,}e', 'at most 2 open repetitions'],
    ['(a', 'Unterminated group'],
    ['.*', 'matches an empty line'],
    ['(a)\\1', 'back references'],
    ['a(?=b)', 'look-around'],
    ['x'.repeat(201), 'at most 200 characters'],
  ])('“%s” is refused', (source, reason) => {
    expect(patternProblem(source)).toContain(reason);
    expect(() => bind({ phasePattern: source })).toThrow(reason);
  });

  it.each([
    '^\\s*iteration #\\s*(?<key>\\d+)',
    'SCBA converged after \\d+ iterations',
    'E = [-+*0-9.]+ (?<key>k\\d{1,3})',
    '^(a|b)c',
  ])('“%s” is accepted', (source) => {
    expect(patternProblem(source)).toBeNull();
  });

  it('is matched in bounded time on a hostile line', () => {
    const workload = bind({ phasePattern: 'a+a+b', donePattern: '^a+a+a+b', failPatterns: [] });
    const started = performance.now();
    workload.parse(output('a'.repeat(200_000)));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('the correctness of a run', () => {
  it('is as many phases as the baseline completed', () => {
    expect(worstVerdict(judge(bind(), RUN, RUN))).toBe('valid');
    const short = judge(bind(), RUN.replace('phase 2 completed\n', ''), RUN);
    expect(short.find((check) => check.verdict === 'invalid')?.reason).toBe(
      '2 phases were completed, 3 were expected.',
    );
  });

  it('is unknown without a baseline, and known with a fixed number', () => {
    expect(worstVerdict(judge(bind(), RUN, null))).toBe('unknown');
    expect(worstVerdict(judge(bind({ expected: 3 }), RUN, null))).toBe('valid');
    expect(worstVerdict(judge(bind({ expected: 4 }), RUN, null))).toBe('invalid');
  });

  it('is spoilt by a failure line, a missing last line or an exit code', () => {
    const ids = (stdout: string, exitCode = 0) =>
      judge(bind(), stdout, RUN, exitCode)
        .filter((check) => check.verdict === 'invalid')
        .map((check) => check.id);
    expect(ids(`${RUN}it did not converge`)).toEqual(['profile-failures']);
    expect(ids(RUN.replace('all done\n', ''))).toEqual(['profile-done']);
    expect(ids(RUN, 9)).toEqual(['application-exit']);
    expect(ids('')).toEqual(['profile-done', 'profile-phases']);
  });

  it('counts a phase that a restart repeated once, and reads CR, rank tags and a cut last line', () => {
    const text = '[1,2]<stdout>:phase 1 completed\rphase 1 completed\r\nphase 2 completed';
    expect(bind().parse(output(text))).toMatchObject({ completed: 2, complete: false });
    expect(bind({ expected: 5 }).progress(text)).toEqual({ done: 2, expected: 5 });
    expect([bind().finished(text), bind().finished(RUN)]).toEqual([false, true]);
  });
});

describe('the stand-in for OMEN', () => {
  const workload = bindWorkload({ id: 'profile', settings: { ...omenStandIn } });

  it('runs pw.x with one pool for each rank and calls itself by its own name', () => {
    expect(workload.application).toBe('stand-in for OMEN');
    expect(workload.mpi).toBe('openmpi');
    expect(workload.program({ ranks: 3, cluster }).argv).toEqual([
      ...['/usr/bin/pw.x', '-nk', '3', '-in', 'pw.in'],
    ]);
    expect(workload.render({ ranks: 3, cluster })[0]?.content).toContain(
      "pseudo_dir = '/usr/share/espresso/pseudo'",
    );
  });

  const sample = (name: string) => {
    const text = readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
    return output(text, Number(/\[exit (\d+)\]/.exec(text)?.[1]));
  };

  it('counts the iterations of pw.x', () => {
    const run = sample('pw-converged.txt');
    const report = workload.parse(run);
    expect(report).toMatchObject({ completed: 4, complete: true, errors: [] });
    const checks = workload.checks({ ranks: 1, cluster }, report, run, { trialId: 'b1', report });
    expect(worstVerdict(checks)).toBe('valid');
  });

  it('takes a cycle that did not converge for a failure, though pw.x says “JOB DONE.”', () => {
    const run = { ...sample('pw-not-converged.txt'), exitCode: 0 };
    const report = workload.parse(run);
    expect(report).toMatchObject({ completed: 2, complete: true });
    const checks = workload.checks({ ranks: 1, cluster }, report, run, { trialId: 'b1', report });
    expect(checks.filter((check) => check.verdict === 'invalid')).toMatchObject([
      { reason: 'It reported: convergence NOT achieved after   2 iterations: stopping' },
    ]);
  });
});
