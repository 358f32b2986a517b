import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Condition } from '#lib/domain/words';

const FOLDER = path.join(import.meta.dirname, 'thesis');

export const THESIS_STUDY = {
  slug: 'thesis',
  title: 'Live Migration of Parallel Applications',
  provenance: 'imported',
  source:
    'R. F. Romero, Live Migration of Parallel Applications, Purdue University, 2010, appendices A and B (docs.lib.purdue.edu/techmasters/27)',
  /** Nominal speeds, Mb/s (section 4.2.2.3: 1 Gb/s Ethernet and 10 Gb/s Myricom). */
  fabrics: [
    { name: '1GbE', nominalMbps: 1000 },
    { name: '10GbE', nominalMbps: 10_000 },
  ],
} as const;

/** Why no thesis trial is `valid`: nothing was recorded that a check could look at. */
export const THESIS_REASON =
  'Imported: the thesis recorded no exit status and kept no output, so this trial was never judged.';

const TrialRow = z.object({
  application: z.enum(['HPL', 'OMEN']),
  condition: Condition,
  fabric: z.enum(['none', '1GbE', '10GbE']),
  simultaneous: z.coerce.number().int(),
  vms: z.string().transform((text) => (text === '' ? null : Number(text))),
  repetition: z.coerce.number().int().min(1),
  seconds: z.coerce.number().positive(),
});

export interface ThesisCell {
  readonly key: string;
  readonly application: 'HPL' | 'OMEN';
  readonly condition: Condition;
  readonly migrationFabric: '1GbE' | '10GbE' | null;
  /** 0 where nothing migrates. */
  readonly simultaneous: number;
  /** null where no application ran. */
  readonly vms: number | null;
  readonly trials: readonly ThesisTrial[];
}

interface ThesisTrial {
  readonly id: string;
  readonly repetition: number;
  /** Place in the appendix, from 1. */
  readonly position: number;
  readonly seconds: number;
}

/** The 174 cells with their 550 trials, in the order of the appendices. @throws ZodError for a spoiled file */
export function thesisCells(): ThesisCell[] {
  const cells = new Map<string, ThesisCell & { trials: ThesisTrial[] }>();
  readCsv('trials.csv').forEach((record, i) => {
    const { fabric, repetition, seconds, ...factors } = TrialRow.parse(record);
    const key = thesisKey(factors, fabric);
    const cell = cells.get(key) ?? {
      key,
      ...factors,
      migrationFabric: fabric === 'none' ? null : fabric,
      trials: [],
    };
    cell.trials.push({ id: `${key}-r${repetition}`, repetition, position: i + 1, seconds });
    cells.set(key, cell);
  });
  return [...cells.values()];
}

/** Readable, and the same in every database: it is in the address of a trial. */
function thesisKey(
  cell: Pick<ThesisCell, 'application' | 'condition' | 'simultaneous' | 'vms'>,
  fabric: string,
): string {
  const parts: (string | null)[] = [
    'thesis',
    cell.application.toLowerCase(),
    cell.condition.replaceAll('_', '-'),
    fabric === 'none' ? null : fabric.toLowerCase(),
    cell.simultaneous === 0 ? null : `s${cell.simultaneous}`,
    cell.vms === null ? null : `v${cell.vms}`,
  ];
  return parts.filter((part) => part !== null).join('-');
}

/** Plain comma-separated text; no field of these files is quoted. */
export function readCsv(name: 'trials.csv' | 'printed_summaries.csv'): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(path.join(FOLDER, name), 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => {
    const fields = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, fields[i] ?? '']));
  });
}
