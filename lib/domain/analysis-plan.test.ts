import { expect, it } from 'vitest';
import { AnalysisPlan } from './analysis-plan.ts';
import { defaultPlan, freezePlan } from './default-plan.ts';
import { expandStudy } from './expand.ts';
import { StudySpec } from './study.ts';
import { aCluster, aStudy, easyFacts } from './test-builders.ts';

const stopping = (rule: object) => AnalysisPlan.safeParse({ families: [], stopping: rule });

it('compares what a design can compare', () => {
  const kinds = (part: Partial<StudySpec>) =>
    defaultPlan(aStudy(part)).families.map(({ contrast }) => contrast);
  expect(kinds({})).toEqual(['with-against-without']);
  expect(kinds({ migrationFabrics: ['1GbE', '10GbE'], simultaneous: [1, 2] })).toEqual([
    'with-against-without',
    'fabric-against-fabric',
    'several-against-one-at-a-time',
  ]);
  expect(kinds({ conditions: ['app_only'], migrationFabrics: ['1GbE', '10GbE'] })).toEqual([]);
  expect(defaultPlan(aStudy())).toMatchObject({
    correction: 'holm',
    alpha: 0.05,
    stopping: { kind: 'fixed' },
  });
});

it('refuses to stop by width before five repetitions', () => {
  expect(stopping({ kind: 'interval', atLeast: 3, atMost: 10 }).error?.issues[0]?.message).toBe(
    'stopping by width needs five repetitions or more',
  );
  expect(stopping({ kind: 'interval', atLeast: 8, atMost: 6 }).error?.issues[0]?.message).toBe(
    'is less than atLeast',
  );
  expect(stopping({ kind: 'interval', atMost: 10 }).data?.stopping).toEqual({
    kind: 'interval',
    within: 0.1,
    atLeast: 5,
    atMost: 10,
  });
});

it('freezes what was declared, and the families of the design where none were named', () => {
  const spec = StudySpec.parse({
    ...aStudy(),
    analysis: { alpha: 0.01, stopping: { kind: 'interval', atMost: 9 } },
  });
  expect(freezePlan(spec)).toMatchObject({ alpha: 0.01, families: [{ contrast: 'with-against-without' }] });
  expect(freezePlan(aStudy())).toEqual(defaultPlan(aStudy()));
  expect(freezePlan({ ...spec, analysis: AnalysisPlan.parse({ families: [] }) }).families).toEqual([]);
});

it('takes a contrast once', () => {
  const twice = { families: [{ contrast: 'fabric-against-fabric' }, { contrast: 'fabric-against-fabric' }] };
  expect(AnalysisPlan.safeParse(twice).error?.issues[0]?.message).toBe('a contrast appears twice');
});

it('is part of a study, which then plans as many blocks as its rule may need', () => {
  const analysis = AnalysisPlan.parse({ families: [], stopping: { kind: 'interval', atMost: 7 } });
  const spec = aStudy({ analysis, repetitions: 3 });
  expect(StudySpec.parse(spec).analysis).toEqual(analysis);
  const { trials } = expandStudy(spec, aCluster(), easyFacts);
  expect(Math.max(...trials.map(({ block }) => block))).toBe(7);
});
