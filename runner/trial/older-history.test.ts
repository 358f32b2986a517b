import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ClusterSpec } from '#lib/domain/cluster';
import { eventsOf, parseEvent } from '#lib/domain/history';
import { outputOf } from '#lib/domain/result';
import { CellSpec } from '#lib/domain/study';
import { judgeFrom } from './verdict.ts';

interface Kept {
  readonly id: string;
  readonly verdict: string;
  readonly thesisSeconds: number;
  readonly applicationSeconds: number;
  readonly migrationSeconds: number;
  readonly spec: unknown;
  readonly cluster: unknown;
  readonly history: readonly { seq: number; at: string; type: string; data: unknown }[];
}

/** A trial on the testbed of November 2026, as that version printed it: HPL on two VMs, four migrations, two at once. */
const kept = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'fixtures/history-2026-11.json'), 'utf8'),
) as Kept;

describe('a history of before there were locks, armed rounds and readings of the load', () => {
  const history = kept.history.map((row) => parseEvent({ ...row, at: new Date(row.at) }));
  const [launch] = eventsOf(history, 'command-ended').filter(({ data }) => data.key === 'launch');
  const judge = () =>
    judgeFrom(
      { id: kept.id, cell: CellSpec.parse(kept.spec), cluster: ClusterSpec.parse(kept.cluster) },
      { history, output: launch ? outputOf(launch.data) : null, baseline: null, reference: null },
    );

  it('is read, and gives the times and the verdict that it gave then', () => {
    const { thesisSeconds, applicationSeconds, migrationSeconds } = kept;
    expect(judge().figures).toMatchObject({ thesisSeconds, applicationSeconds, migrationSeconds });
    expect(judge().judged.verdict).toBe(kept.verdict);
  });

  it('is not asked what nobody looked at then', () => {
    const asked = judge().judged.checks.map(({ id }) => id);
    expect(asked).not.toEqual(expect.arrayContaining(['foreign-load']));
    expect(asked).not.toEqual(expect.arrayContaining(['alone']));
  });
});
