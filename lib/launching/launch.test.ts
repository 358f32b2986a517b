import { expect, it } from 'vitest';
import { expandStudy } from '#lib/domain/expand';
import { aCluster, aStudy } from '#lib/domain/test-builders';
import { workloadFacts } from './facts.ts';

it.each([
  [
    'words where numbers are wanted',
    { id: 'hpl', settings: { ns: ['rubbish;', 'rm', '-rf'] } },
    'ns.0: is not a number',
  ],
  ['a workload that is not here', { id: 'gone', settings: {} }, 'There is no workload "gone"'],
])('a study with %s makes no trial and says why', (_, workload, said) => {
  const cluster = aCluster();
  const { trials, problems } = expandStudy(
    aStudy({ workloads: [workload] }),
    cluster,
    workloadFacts(cluster),
  );
  expect(trials).toEqual([]);
  expect(problems).toEqual([{ path: 'workloads', message: expect.stringContaining(said) }]);
});
