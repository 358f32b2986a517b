import { describe, expect, it } from 'vitest';
import { Mapping } from '#lib/domain/mapping';
import type { Batch } from '#lib/store/import-study';
import { fabricsOf, guessMapping } from './guess.ts';
import { readTable, TableError } from './read-table.ts';

const HEADER = 'app,mode,net,at once,vms,rep,time';
const MAPPING = Mapping.parse({
  slug: 'theirs',
  title: 'Theirs',
  source: 'A colleague',
  targets: {
    application: { column: 'app' },
    condition: { column: 'mode' },
    migrationFabric: { column: 'net' },
    simultaneous: { column: 'at once' },
    vms: { column: 'vms' },
    repetition: { column: 'rep' },
    seconds: { column: 'time' },
  },
});

async function read(text: string, change: Partial<Mapping> = {}): Promise<Batch[]> {
  const batches: Batch[] = [];
  for await (const batch of readTable(chunked(text), { ...MAPPING, ...change })) batches.push(batch);
  return batches;
}

async function* chunked(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let i = 0; i < bytes.length; i += 7) yield bytes.subarray(i, i + 7);
}

async function problemsOf(...rows: string[]) {
  const error = await read([HEADER, ...rows].join('\n')).catch((caught: unknown) => caught);
  return error instanceof TableError
    ? error.problems.map(({ line, column, read: text }) => [line, column, text])
    : error;
}

describe('a table that fits', () => {
  it('becomes cells and trials, in the order of its rows', async () => {
    const [cells, trials] = await read(
      `\ufeff${HEADER}\r\nHPL,app_only,,0,2,1,884.6\r\n"H,PL",Idle,10GbE,4,,1,49\r\n\r\nHPL,app_only,none,0,2,2,\r\n`,
    );
    expect(
      cells?.kind === 'cells' &&
        cells.rows.map(({ application, condition, migrationFabric, simultaneous, vms }) => [
          application,
          condition,
          migrationFabric,
          simultaneous,
          vms,
        ]),
    ).toEqual([
      ['HPL', 'app_only', null, 0, 2],
      ['H,PL', 'migration_only', '10GbE', 4, null],
    ]);
    expect(
      trials?.kind === 'trials' &&
        trials.rows.map(({ position, repetition, thesisSeconds, verdict }) => [
          position,
          repetition,
          thesisSeconds,
          verdict,
        ]),
    ).toEqual([
      [1, 1, 884.6, 'unknown'],
      [2, 1, 49, 'unknown'],
      [3, 2, null, 'unknown'],
    ]);
  });

  it('may leave repetitions to be numbered, use other words and units, and give one value for every row', async () => {
    const { repetition: _none, application: _column, ...targets } = MAPPING.targets;
    const [cells, trials] = await read(
      'app;mode;net;at once;vms;rep;time\nx;quiet;;0;3;;2\nx;quiet;;0;3;;3',
      {
        delimiter: ';',
        secondsPerUnit: 60,
        conditions: { quiet: 'app_only' },
        targets: { ...targets, application: { constant: 'OMEN' } },
      },
    );
    expect(cells?.kind === 'cells' && cells.rows[0]?.application).toBe('OMEN');
    expect(
      trials?.kind === 'trials' &&
        trials.rows.map(({ repetition, thesisSeconds }) => [repetition, thesisSeconds]),
    ).toEqual([
      [1, 120],
      [2, 180],
    ]);
  });
});

describe('a table that does not fit', () => {
  it('names line, column and what was read, of every row', async () => {
    expect(
      await problemsOf(
        'HPL,app_only,,0,two,1,1',
        'HPL,app_only,,0,2,1,"12,5"',
        'HPL,sleeping,,0,2,1,1',
        'HPL,app_with_migration,,0,2,1,1',
        'HPL,app_only,10GbE,0,2,1,1',
        'HPL,migration_only,10GbE,1,4,1,1',
        'HPL,app_only,,0,2',
        'HPL,app_only,,0,2,1,-5',
        'HPL,app_only,,0,2,1,1e999',
        'HPL,app_only,,0,2,1,0',
        `${'H'.repeat(201)},app_only,,0,2,1,1`,
      ),
    ).toEqual([
      [2, 'vms', 'two'],
      [3, 'time', '12,5'],
      [4, 'mode', 'sleeping'],
      [5, 'at once', '0'],
      [5, 'net', ''],
      [6, 'net', '10GbE'],
      [7, 'vms', '4'],
      [8, '', 'HPL · app_only ·  · 0 · 2'],
      [9, 'time', '-5'],
      [10, 'time', '1e999'],
      [11, 'time', '0'],
      [12, 'app', 'H'.repeat(80)],
    ]);
  });

  it('counts lines as an editor does, within quotes too', async () => {
    expect(await problemsOf('"two\nlines",app_only,,0,2,1,1', 'HPL,app_only,,0,x,1,1')).toEqual([
      [4, 'vms', 'x'],
    ]);
  });

  it('points at the line that holds the same repetition already', async () => {
    const rows = ['HPL,app_only,,0,2,1,1', 'HPL,app_only,,0,3,1,1', 'HPL,app_only,,0,2,1,2'];
    await expect(read([HEADER, ...rows].join('\n'))).rejects.toThrow(
      'line 4, column repetition, read “1”: line 2 holds',
    );
  });

  it('shows the first hundred and counts the others', async () => {
    const rows = Array.from({ length: 150 }, () => 'HPL,app_only,,0,x,,1');
    await expect(read([HEADER, ...rows].join('\n'))).rejects.toMatchObject({
      total: 150,
      problems: { length: 100 },
    });
  });

  it.each([
    ['', 'no rows'],
    [HEADER, 'no rows'],
    ['a,b\n1,2', 'no column “app”'],
    [`${HEADER},app\n`, 'Two columns are called “app”'],
    [`${HEADER}\nHPL,"app_only`, 'cannot be read'],
  ])('says what is wrong with %j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('does not take a rehearsal for a measurement', async () => {
    const text = `${HEADER},provenance\nHPL,app_only,none,0,2,1,9,measured\nHPL,app_only,none,0,2,2,9,rehearsal\n`;
    await expect(read(text)).rejects.toThrow('line 3, column provenance, read “rehearsal”');
  });

  it('asks for UTF-8', async () => {
    const latin = Buffer.concat([
      Buffer.from(`${HEADER}\nH`),
      Buffer.from([0xe9]),
      Buffer.from(',app_only,,0,2,1,1'),
    ]);
    const reading = readTable(
      (async function* () {
        yield latin;
      })(),
      MAPPING,
    );
    await expect(reading.next()).rejects.toThrow('save the table as UTF-8');
  });
});

it('guesses columns and separator from the beginning of a table', () => {
  expect(guessMapping('Benchmark;Mode;Network;VMs;Run;Time (s)\nHPL;app_only;10GbE;2;1;5')).toMatchObject({
    delimiter: ';',
    targets: {
      application: { column: 'Benchmark' },
      condition: { column: 'Mode' },
      migrationFabric: { column: 'Network' },
      vms: { column: 'VMs' },
      repetition: { column: 'Run' },
      seconds: { column: 'Time (s)' },
    },
  });
  expect(() => guessMapping('')).toThrow('no rows');
  expect(fabricsOf(['10GbE', '100M', 'myrinet', '1 Gb/s'])).toEqual([
    { name: '10GbE', nominalMbps: 10_000 },
    { name: '100M', nominalMbps: 100 },
  ]);
});
