import { expect, it } from 'vitest';
import { expandStudy } from '#lib/domain/expand';
import { aCluster, aStudy } from '#lib/domain/test-builders';
import { workloadFacts } from './facts.ts';
import { pictureStudy } from './preview.ts';
import { readStudyFile, writeStudyFile } from './study-file.ts';

it('is read again as it was written, but for its short name', () => {
  const spec = aStudy({ slug: 'mine', placement: { '101': 'hB' }, orderSeed: 7 });
  const { slug: _slug, ...rest } = spec;
  expect(readStudyFile(writeStudyFile(spec))).toEqual(rest);
  expect(() => readStudyFile('title: x\nvms: [0]')).toThrow(/vms\.0/);
});

it('of a study to come: its matrix, its input with advice, and hours only where trials tell them', () => {
  const cluster = aCluster();
  const spec = aStudy({
    repetitions: 2,
    vms: [2, 4],
    workloads: [{ id: 'hpl', settings: { ns: [8000], nbs: [128] } }],
  });
  const { trials } = expandStudy(spec, cluster, workloadFacts(cluster));
  const picture = pictureStudy(spec, cluster, trials, []);
  const marks = picture.matrix.sections.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.map((c) => c.trials.length)),
  );
  expect(marks.reduce((sum, one) => sum + one)).toBe(trials.length);
  expect(picture.left).toBeNull();
  expect(picture.inputs.map(({ title }) => title)).toEqual(['HPL on 2 VMs', 'HPL on 4 VMs']);
  expect(picture.inputs[0]?.files[0]?.content).toContain('8000');
  // 8000² doubles are 488.3 MiB, half of them on each of two VMs of 1024 MiB.
  expect(picture.inputs[0]?.advice[0]).toContain('takes 245 MiB of 1024 MiB in each (24 %)');
  const told = trials.map(({ key, cell }) => ({
    cellId: key,
    application: cell.application,
    condition: cell.condition,
    state: 'finished' as const,
    startedAt: new Date(0),
    finishedAt: new Date(60_000),
  }));
  expect(pictureStudy(spec, cluster, trials, told).left?.seconds).toBeCloseTo(60 * trials.length, 6);
});
