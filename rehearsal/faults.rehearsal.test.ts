import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf } from '#lib/domain/history';
import type { StudySpec } from '#lib/domain/study';
import type { Fault } from './faults.ts';
import { NOTHING_LOST, TestRehearsals } from './test-rehearsal.ts';

let rehearsals: TestRehearsals;
beforeAll(async () => {
  rehearsals = await TestRehearsals.open();
  rehearsals.startRunner();
});
afterAll(() => rehearsals?.close());

/** Cold: no move before those of the rounds. */
const MOVES_ALONE: Partial<StudySpec> = { conditions: ['migration_only'], seeding: 'cold' };
const HPL_ALONE: Partial<StudySpec> = { conditions: ['app_only'] };
const THREE_TESTS: Partial<StudySpec> = {
  ...HPL_ALONE,
  workloads: [{ id: 'hpl', settings: { ns: [1000, 1000, 1000], nbs: [128] } }],
};

/** What goes wrong, in which study, the verdict and what its reasons say. */
const CASES: [Partial<Fault> & { kind: Fault['kind'] }, Partial<StudySpec>, string, RegExp][] = [
  [{ kind: 'migration-fails', exitCode: 9 }, MOVES_ALONE, 'invalid', /Exit code 9: .*was not touched/],
  [
    { kind: 'migration-fails', exitCode: 7, after: 1, vm: '101' },
    MOVES_ALONE,
    'invalid',
    /Exit code 7: .*runs on at the source/,
  ],
  [
    { kind: 'migration-hangs', vm: '101', seconds: 14 },
    { ...MOVES_ALONE, trialTimeoutSeconds: 10 },
    'invalid',
    /had not ended after 10 s/,
  ],
  [
    { kind: 'vm-on-both', vm: '101' },
    MOVES_ALONE,
    'invalid',
    /After round-1 VM 101 does not run on node2 alone/,
  ],
  [
    { kind: 'vm-on-neither', vm: '101' },
    MOVES_ALONE,
    'invalid',
    /After round-1 VM 101 does not run on node2 alone/,
  ],
  [
    { kind: 'vm-on-wrong-host', vm: '101' },
    MOVES_ALONE,
    'invalid',
    /After round-1 VM 101 does not run on node2 alone/,
  ],
  [{ kind: 'benchmark-ends-early' }, THREE_TESTS, 'invalid', /2 of 3 tests were made/],
  [{ kind: 'benchmark-wrong-answer' }, HPL_ALONE, 'invalid', /1 tests failed their residual check/],
  [{ kind: 'benchmark-output-cut' }, HPL_ALONE, 'invalid', /never printed “End of Tests.”/],
];

/** One after the other: what else this computer does would be in their clocks. */
const ON_THE_WAY: typeof CASES = [
  [
    { kind: 'connection-refused', machine: 'node1', at: 'round-1/101', after: 1, seconds: 3 },
    MOVES_ALONE,
    'valid',
    /^$/,
  ],
  [{ kind: 'connection-reset', machine: 'node2', at: 'round-1/102', after: 1 }, MOVES_ALONE, 'valid', /^$/],
  [
    { kind: 'clock-jump', machine: 'node1', at: 'round-1/101', seconds: 3600 },
    MOVES_ALONE,
    'unknown',
    /Clocks agree only within/,
  ],
  [{ kind: 'reboot', machine: 'node1', at: 'round-2/' }, MOVES_ALONE, 'invalid', /the container is stopped/],
];

async function expectVerdict(name: string, [fault, part, verdict, reason]: (typeof CASES)[number]) {
  const rehearsal = await rehearsals.cluster(name, [fault]);
  const slug = await rehearsals.launch(name, part);
  const [trial] = await rehearsals.ended(slug, 140);
  expect(await rehearsals.losses(rehearsal, slug)).toEqual(NOTHING_LOST);
  const said = (trial?.reasons ?? []).join(' ');
  expect({ verdict: trial?.verdict, said }).toEqual({ verdict, said: expect.stringMatching(reason) });
  return rehearsals.history(trial?.trialId ?? '');
}

const titled = (cases: typeof CASES) =>
  cases.map((one, i) => {
    const { kind } = one[0];
    return [`${kind}${'exitCode' in one[0] ? ` ${one[0].exitCode}` : ''}`, i, one] as const;
  });

describe.concurrent('a fault of a migration or a benchmark', () => {
  it.each(titled(CASES))('%s gets its true verdict', async (_, i, one) => {
    await expectVerdict(`case-${i}`, one);
  });
});

describe('a fault of a machine or on the way to it', () => {
  it.each(titled(ON_THE_WAY))(
    '%s gets its true verdict, and is told as what it was',
    async (kind, i, one) => {
      const events = await expectVerdict(`way-${i}`, one);
      const lost = eventsOf(events, 'node-lost').map(({ data }) => data.node);
      const expected = kind === 'clock-jump' ? [] : [(one[0] as { machine: string }).machine];
      expect([...new Set(lost)]).toEqual(expected);
    },
  );
});
