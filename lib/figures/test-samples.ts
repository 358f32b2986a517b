import type { Sample, StudyFacts } from '#lib/domain/sample';
import { THESIS_REASON, THESIS_STUDY, thesisCells } from '../../prisma/seeds/thesis.ts';

/** The thesis as the store gives it. */
export const thesisSamples: Sample[] = thesisCells().flatMap((cell) =>
  cell.trials.map((trial) => ({
    ...buildSample(cell),
    trialId: trial.id,
    cellId: cell.key,
    mpiFabric: null,
    workload: 'null',
    repetition: trial.repetition,
    attempt: 1,
    position: trial.position,
    block: trial.repetition,
    seconds: trial.seconds,
    verdict: 'unknown' as const,
    reasons: [THESIS_REASON],
  })),
);

export const thesisFacts: StudyFacts = {
  ...buildFacts(),
  ...THESIS_STUDY,
  cluster: null,
};

/** A study on a cluster with the thesis' two speeds. */
export function buildFacts(change: Partial<StudyFacts> = {}): StudyFacts {
  return {
    slug: 'mine',
    title: 'Mine',
    provenance: 'measured',
    source: null,
    state: 'finished',
    cluster: 'rack-7',
    fabrics: [
      { name: '1G', nominalMbps: 1000 },
      { name: 'myrinet', nominalMbps: 10_000 },
    ],
    createdAt: new Date(0),
    startedAt: null,
    finishedAt: null,
    ...change,
  };
}

/** A valid trial of HPL with migrations; its cell follows from its factors. */
export function buildSample(change: Partial<Sample> = {}): Sample {
  const sample = {
    application: 'HPL',
    workload: '{"id":"hpl"}',
    condition: 'app_with_migration' as const,
    migrationFabric: 'myrinet',
    mpiFabric: '1G',
    simultaneous: 2,
    vms: 4,
    repetition: 1,
    attempt: 1,
    state: 'finished' as const,
    verdict: 'valid' as const,
    reasons: [],
    seconds: 100,
    applicationSeconds: null,
    migrationSeconds: null,
    position: 1,
    block: 1,
    startedAt: null,
    finishedAt: null,
    judgedAt: null,
    setAside: null,
    ...change,
  };
  const { application, workload, condition, migrationFabric, mpiFabric, simultaneous, vms } = sample;
  const cellId = [application, workload, condition, migrationFabric, mpiFabric, simultaneous, vms].join('|');
  return { cellId, trialId: `${cellId}#${sample.repetition}`, ...sample };
}
