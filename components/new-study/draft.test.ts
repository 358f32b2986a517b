import { expect, it } from 'vitest';
import { StudySpec } from '#lib/domain/study';
import { draftOf, firstDraft, studyInput } from './draft.ts';

const cluster = {
  name: 'c',
  vms: ['101', '102'],
  hosts: ['hA', 'hB'],
  fabrics: [
    { name: '1GbE', nominalMbps: 1000 },
    { name: '10GbE', nominalMbps: 10_000 },
  ],
  ready: true,
};
const workload = { id: 'hpl', label: 'HPL', fields: [], presets: [] };
const draft = { ...firstDraft(cluster, workload, 1), title: 'A study' };

it('declares the comparisons that the factors offer, less those that were left out', () => {
  const contrasts = (part: Partial<typeof draft>) =>
    StudySpec.parse(studyInput({ ...draft, ...part }, workload)).analysis?.families?.map(
      ({ contrast }) => contrast,
    );
  expect(contrasts({})).toEqual(['with-against-without', 'fabric-against-fabric']);
  expect(contrasts({ untested: ['fabric-against-fabric'] })).toEqual(['with-against-without']);
  expect(contrasts({ conditions: ['app_only'] })).toEqual([]);
});

it('sends a stopping rule in shares, and what is no number as it stands', () => {
  const input = studyInput({ ...draft, stopping: 'interval', stopWithin: '5', stopAtMost: '12' }, workload);
  expect(StudySpec.parse(input).analysis?.stopping).toEqual({
    kind: 'interval',
    within: 0.05,
    atLeast: 5,
    atMost: 12,
  });
  const early = StudySpec.safeParse(
    studyInput({ ...draft, stopping: 'interval', stopAtLeast: '3' }, workload),
  );
  expect(early.error?.issues[0]).toMatchObject({
    path: ['analysis', 'stopping', 'atLeast'],
    message: 'stopping by width needs five repetitions or more',
  });
  const typo = StudySpec.safeParse(
    studyInput({ ...draft, stopping: 'interval', stopWithin: 'ten' }, workload),
  );
  expect(typo.error?.issues[0]?.path[0]).toBe('analysis');
});

it('is the same study again after it was declared, whatever was chosen', () => {
  const chosen = {
    ...draft,
    others: [{ id: 'hpl', settings: { ns: [100] } }],
    untested: ['fabric-against-fabric' as const],
    stopping: 'interval' as const,
    stopWithin: '5',
    stopAtMost: '12',
    placement: { '101': 'hB' },
    movement: 'drain' as const,
    trialTimeoutSeconds: '77',
  };
  const spec = StudySpec.parse(studyInput(chosen, workload));
  const copied = draftOf(spec, cluster, [workload]);
  expect(copied).toEqual(chosen);
  expect(copied && StudySpec.parse(studyInput(copied, workload))).toEqual(spec);
});

it('is none for an application that is not here', () => {
  const spec = StudySpec.parse(studyInput(draft, workload));
  expect(draftOf({ ...spec, workloads: [{ id: 'gone', settings: {} }] }, cluster, [workload])).toBeNull();
});
