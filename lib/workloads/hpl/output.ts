import { endedLines, textLines } from '../text-lines.ts';

/** One test as HPL printed it. Residuals are verbatim; HPL 1.0a prints three of them, later ones one. */
interface HplTest {
  readonly variant: string;
  readonly n: number;
  readonly nb: number;
  readonly p: number;
  readonly q: number;
  /** The solve alone, by the guest's clock. */
  readonly seconds: number;
  readonly gflops: number;
  readonly residuals: readonly string[];
  /** null when it was not checked, or not yet. */
  readonly passed: boolean | null;
}

/** The counts at the end of a run; null where the line is not printed. */
interface HplClosing {
  readonly finished: number | null;
  readonly passed: number | null;
  readonly failed: number | null;
  readonly skipped: number | null;
  readonly unchecked: number | null;
}

export interface HplOutput {
  readonly tests: readonly HplTest[];
  readonly closing: HplClosing;
  /** `End of Tests.` was printed. */
  readonly ended: boolean;
  readonly errors: readonly string[];
}

/** HPL-NVIDIA adds the rate of one GPU in brackets. */
const ROW =
  /^\s*(W[RC]?\d\w*)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+([\d.]+)\s+([\d.eE+-]+)(?:\s*\(\s*[\d.eE+-]+\s*\))?/;
const RESIDUAL = /^\s*\|\|Ax-b\|\|_oo\s*\/\s*\(\s*eps.*?=\s*(\S+)\s+\.{6}\s+(PASSED|FAILED)/;
const CLOSING: readonly [keyof HplClosing, RegExp][] = [
  ['finished', /^\s*Finished\s+(\d+)\s+tests with the following results/],
  ['passed', /^\s*(\d+)\s+tests completed and passed residual checks/],
  ['failed', /^\s*(\d+)\s+tests completed and failed residual checks/],
  ['skipped', /^\s*(\d+)\s+tests skipped because of illegal input values/],
  ['unchecked', /^\s*(\d+)\s+tests completed without checking/],
];
const END = /^\s*End of Tests\.\s*$/;
const ERROR =
  /HPL (?:ERROR|WARNING) from process|^\s*>>>.*<<<|Memory allocation failed|BAD TERMINATION|EXIT (?:CODE|STRING)|^Abort\(|Fatal error in|exited on signal|Caught signal/;
const MOST_ERRORS = 20;

/** Reads what HPL 1.0a to 2.3, HPL-NVIDIA or the HPL section of hpcc printed; a running one gives what is there. */
export function parseHplOutput(stdout: string, stderr = ''): HplOutput {
  const lines = hplSection(endedLines(stdout));
  const tests: (HplTest & { residuals: string[] })[] = [];
  const closing: Record<keyof HplClosing, number | null> = {
    finished: null,
    passed: null,
    failed: null,
    skipped: null,
    unchecked: null,
  };
  for (const line of lines) {
    const row = readRow(line);
    const residual = RESIDUAL.exec(line);
    const last = tests.at(-1);
    if (row) tests.push(row);
    else if (residual && last) {
      const passed = residual[2] === 'PASSED' && last.passed !== false;
      tests[tests.length - 1] = { ...last, residuals: [...last.residuals, residual[1] ?? ''], passed };
    }
    for (const [name, pattern] of CLOSING) {
      const found = pattern.exec(line);
      if (found) closing[name] = Number(found[1]);
    }
  }
  const errors = [...hplSection(textLines(stdout)), ...textLines(stderr)].filter((line) => ERROR.test(line));
  return {
    tests,
    closing,
    ended: lines.some((line) => END.test(line)),
    errors: errors.slice(0, MOST_ERRORS).map((line) => line.trim()),
  };
}

/** True once the closing line was printed: the text is what tells, since a launcher may hang afterwards. */
export function hplFinished(stdout: string): boolean {
  return endedLines(stdout).some((line) => END.test(line));
}

/** hpcc prints other benchmarks around HPL, some with rows that look alike; its output file is appended to. */
function hplSection(lines: readonly string[]): readonly string[] {
  const begin = lines.findLastIndex((line) => line.startsWith('Begin of HPL section'));
  if (begin < 0) return lines;
  const end = lines.findIndex((line, i) => i > begin && line.startsWith('End of HPL section'));
  return lines.slice(begin, end < 0 ? undefined : end);
}

function readRow(line: string): (HplTest & { residuals: string[] }) | null {
  const found = ROW.exec(line);
  if (!found) return null;
  const [, variant = '', n, nb, p, q, seconds, gflops] = found;
  return {
    variant,
    n: Number(n),
    nb: Number(nb),
    p: Number(p),
    q: Number(q),
    seconds: Number(seconds),
    gflops: Number(gflops),
    residuals: [],
    passed: null,
  };
}
