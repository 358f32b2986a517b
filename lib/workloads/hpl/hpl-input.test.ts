import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#lib/domain/random';
import { bindWorkload } from '../registry.ts';
import { expectedTests, type HplDat, LAYOUT, MAX_VALUES } from './layout.ts';
import { parseHplDat } from './parse-dat.ts';
import { suggestN } from './problems.ts';
import { renderHplDat } from './render-dat.ts';
import { datOf, HplSettings } from './settings.ts';

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
const DAT = fixture('hpl23-48tests-HPL.dat');
const cluster = { programs: { hpl: '/opt/hpl/xhpl', 'hpl-openmpi': '/opt/hpl/xhpl-openmpi' } };
const problems = (
  settings: Parameters<typeof bindWorkload>[0]['settings'],
  ranks = 4,
  memoryMiBPerVm = 1024,
) => bindWorkload({ id: 'hpl', settings }).problems({ ranks, cluster, memoryMiBPerVm });
/** The sample with one line changed; lines count from 1. */
const edited = (line: number, text: string) =>
  DAT.split('\n')
    .map((old, i) => (i + 1 === line ? text : old))
    .join('\n');

describe('HPL.dat', () => {
  it('is read from a real file', () => {
    const { dat } = parseHplDat(DAT);
    expect(dat).toMatchObject({ nbs: [32, 64, 96, 128], ps: [1], qs: [4], threshold: 16, alignment: 8 });
    expect(dat && expectedTests(dat)).toBe(48);
  });

  it('comes back the same after it was written', () => {
    const random = seededRandom(7);
    const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
    for (let i = 0; i < 300; i++) {
      const grids = whole(1, MAX_VALUES);
      const entries = LAYOUT.flatMap((line): [string, number | number[]][] => {
        if (line.kind === 'number') return [[line.name, whole(Math.ceil(line.min), line.max ?? 99)]];
        if (line.kind !== 'list') return [];
        const length = line.name === 'ps' || line.name === 'qs' ? grids : whole(1, MAX_VALUES);
        const most = line.max ?? 10 ** whole(1, 6);
        return [[line.name, Array.from({ length }, () => whole(line.min, most))]];
      });
      const dat = Object.fromEntries(entries) as unknown as HplDat;
      expect(parseHplDat(renderHplDat(dat))).toEqual({ dat, mistakes: [] });
    }
  });

  it('has 31 lines, goes to standard output and holds the chosen values', () => {
    const settings = HplSettings.parse({ ns: [1000, 2000], nbs: [64] });
    const lines = renderHplDat(datOf(settings, 3)).trimEnd().split('\n');
    expect(lines).toHaveLength(31);
    expect(lines[3]).toMatch(/^6 /);
    expect([lines[4], lines[5]]).toEqual(['2            # of problems sizes (N)', '1000 2000    Ns']);
    expect([lines[10], lines[11]]).toEqual(['1            Ps', '3            Qs']);
  });

  it('of one’s own is used as it is, but for its device', () => {
    const workload = bindWorkload({ id: 'hpl', settings: { file: DAT } });
    const [file] = workload.render({ ranks: 4, cluster });
    expect(file?.path).toBe('HPL.dat');
    expect(file?.content).toBe(DAT.replace(/^8 /m, '6 '));
    expect(file?.content.split('\n')[30]).toMatch(/^8 /);
  });
});

describe('a mistake in a file of one’s own', () => {
  it.each([
    [
      5,
      'twelve  # of problems',
      'HPL.dat, line 5: "twelve" is no count; # of problems sizes (N) must be 1 to 20.',
    ],
    [5, '21  # of problems', 'HPL.dat, line 5: "21" is no count; # of problems sizes (N) must be 1 to 20.'],
    [8, '32 64 NBs', 'HPL.dat, line 8: value 3 of 4: "NBs" is no whole number (NBs).'],
    [8, '32 64', 'HPL.dat, line 8: has 2 of the 4 values announced.'],
    [8, '32 0 96 128', 'HPL.dat, line 8: value 2 of 4: 0 is out of range (NBs).'],
    [
      8,
      '32   64  96 128 NBs',
      'HPL.dat, line 8: HPL would read 32 64 4 96: begin in the first column, one space between two values.',
    ],
    [13, '-1.0 threshold', 'HPL.dat, line 13: threshold -1.0 turns the residual checks off; 16.0 is usual.'],
    [19, '1 NDIVs', 'HPL.dat, line 19: value 1 of 1: 1 is out of range (NDIVs).'],
    [20, '', 'HPL.dat, line 20: is missing; expected: # of recursive panel fact..'],
    [2, 'x'.repeat(300), 'HPL.dat, line 2: has 300 characters; HPL reads 252.'],
  ])('on line %i (“%s”) is named', (line, text, message) => {
    expect(problems({ file: edited(line, text) })).toEqual([message]);
  });

  it('is named for every line that is wrong', () => {
    const file = DAT.split('\n').slice(0, 28).join('\n');
    expect(problems({ file }).map((message) => message.slice(0, 16))).toEqual([
      'HPL.dat, line 29',
      'HPL.dat, line 30',
      'HPL.dat, line 31',
    ]);
  });
});

describe('what is wrong before a launch', () => {
  it('is nothing for a fitting input', () => {
    expect(problems({ ns: [4000], nbs: [128] })).toEqual([]);
    expect(problems({ file: DAT })).toEqual([]);
  });

  it('is a grid that leaves ranks idle, which HPL would do silently', () => {
    expect(problems({ ns: [4000], nbs: [128], p: 1, q: 2 })).toEqual([
      'The grid 1 × 2 is for 2 ranks, there are 4: HPL would leave 2 of them idle.',
    ]);
    expect(problems({ ns: [4000], nbs: [128], p: 3 })[0]).toContain('The grid 3 × 1 is for 3 ranks');
    const two = edited(10, '2 grids').split('\n');
    two.splice(10, 2, '1 2 Ps', '4 3 Qs');
    expect(problems({ file: two.join('\n') })).toEqual([
      'The grid 2 × 3 is for 6 ranks, there are 4: HPL would refuse to start.',
    ]);
  });

  it('is a matrix that does not fit, with the largest that does', () => {
    expect(problems({ ns: [4000, 40_000], nbs: [128] }, 4, 1024)).toEqual([
      'N = 40000 needs 12208 MiB, the 4 VMs have 4096 MiB: choose at most N = 20608, which takes 80 % of it.',
    ]);
    expect(problems({ ns: [20_608], nbs: [128] }, 4, 1024)).toEqual([]);
    expect(suggestN(1024, 4, 128)).toBe(20_608);
    expect(problems({ ns: [40_000], nbs: [128] }, 4, Number.POSITIVE_INFINITY)).toEqual([]);
  });

  it('is an empty list', () => {
    expect(problems({ ns: [], nbs: [128] })).toEqual(['Give at least one value of Ns.']);
  });

  it('is a cluster without the program, for the MPI that was chosen', () => {
    const workload = bindWorkload({ id: 'hpl', settings: { mpi: 'openmpi' } });
    const context = { ranks: 2, cluster: { programs: {} }, memoryMiBPerVm: 1024 };
    expect(workload.problems(context)).toEqual([
      'The cluster names no program "hpl-openmpi": add the path of xhpl to its file.',
    ]);
    expect(workload.program({ ranks: 2, cluster })).toEqual({ argv: ['/opt/hpl/xhpl-openmpi'] });
    const own = bindWorkload({ id: 'hpl', settings: { program: '/home/bob/xhpl' } });
    expect(own.problems(context)).toEqual([]);
  });

  it('is a setting that HPL would silently replace', () => {
    expect(() => bindWorkload({ id: 'hpl', settings: { bcast: [7] } })).toThrow(/bcast\.0/);
    expect(() => bindWorkload({ id: 'hpl', settings: { threshold: 0 } })).toThrow(/residual checks off/);
    expect(() => bindWorkload({ id: 'hpl', settings: { ns: Array(21).fill(5) } })).toThrow(/at most 20/);
    expect(() => bindWorkload({ id: 'hpl', settings: { grid: 1 } })).toThrow(/grid/);
  });
});
