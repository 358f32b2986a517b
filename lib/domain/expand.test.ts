import { describe, expect, it } from 'vitest';
import { expandStudy } from './expand.ts';
import { aCluster, aStudy, easyFacts } from './test-builders.ts';

const problemsOf = (study: Parameters<typeof aStudy>[0], cluster = aCluster()) =>
  expandStudy(aStudy(study), cluster, easyFacts).problems.map(
    (problem) => `${problem.path}: ${problem.message}`,
  );

describe('expanding a study', () => {
  it('runs application-only once per MPI fabric and VM count, migrations-only once per fabric and s', () => {
    const { trials } = expandStudy(
      aStudy({
        vms: [2, 4],
        simultaneous: [1, 2],
        migrationFabrics: ['10GbE', '1GbE'],
        mpiFabrics: ['10GbE', '1GbE'],
        repetitions: 1,
      }),
      aCluster(),
      easyFacts,
    );
    const count = (condition: string) => trials.filter((trial) => trial.cell.condition === condition).length;
    expect([count('app_only'), count('migration_only'), count('app_with_migration')]).toEqual([4, 4, 16]);
  });

  it('puts one repetition of every cell into each block, application-only first in the first', () => {
    const { trials } = expandStudy(aStudy({ vms: [2, 3, 4], repetitions: 3 }), aCluster(), easyFacts);
    for (const block of [1, 2, 3]) {
      const keys = trials.filter((trial) => trial.block === block).map((trial) => trial.key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toHaveLength(7);
    }
    expect(trials.slice(0, 3).map((trial) => trial.cell.condition)).toEqual([
      'app_only',
      'app_only',
      'app_only',
    ]);
    expect(trials.map((trial) => trial.position)).toEqual(trials.map((_, i) => i + 1));
  });

  it('draws the same order from the same seed and another from another', () => {
    const order = (orderSeed: number) =>
      expandStudy(aStudy({ vms: [2, 3, 4], repetitions: 5, orderSeed }), aCluster(), easyFacts)
        .trials.map((t) => t.key)
        .join();
    expect(order(7)).toBe(order(7));
    expect(order(7)).not.toBe(order(8));
  });

  it('moves ranks first, then VMs without a rank, and stores how many ranks move', () => {
    const { trials } = expandStudy(
      aStudy({ vms: [2], simultaneous: [4], conditions: ['app_with_migration'] }),
      aCluster(),
      easyFacts,
    );
    expect(trials[0]?.cell).toMatchObject({
      ranks: ['101', '102'],
      movingSet: ['101', '102', '103', '104'],
      migratedRanks: 2,
    });
  });

  it('refuses more VMs than there are and says how many there are', () => {
    expect(problemsOf({ vms: [12] })).toEqual(['vms: 12 VMs asked, but pair has 4: choose at most 4.']);
  });

  it('refuses rounds that do not divide the migrations', () => {
    expect(problemsOf({ simultaneous: [3] })).toEqual([
      'simultaneous: 8 migrations do not divide into rounds of 3: choose 1, 2, 4, 8.',
    ]);
  });

  it('refuses more at once than there are VMs', () => {
    expect(problemsOf({ simultaneous: [8] })).toEqual([
      'simultaneous: 8 at once need 8 VMs, but pair has 4.',
    ]);
  });

  it('refuses an unknown fabric by name', () => {
    expect(problemsOf({ mpiFabrics: ['Myrinet'] })).toEqual([
      'mpiFabrics: pair has no fabric Myrinet; it has 10GbE and 1GbE.',
    ]);
  });

  it('refuses a destination without room', () => {
    const together = { placement: { '101': 'hA', '102': 'hA', '103': 'hB', '104': 'hB' }, simultaneous: [2] };
    const problems = problemsOf(together, aCluster(4, ['hA', 'hB'], 3000));
    expect(problems.join()).toContain('hB has no room: 3072 MiB of VMs at 2 at once, 3000 MiB of memory');
  });

  it('refuses a drain with fewer VMs on the host than migrations', () => {
    expect(problemsOf({ movement: 'drain', simultaneous: [1] })[0]).toContain(
      '8 migrations need 8 VMs on one host, there are 2',
    );
  });

  it('drains a host: every VM there leaves once', () => {
    const { trials, problems } = expandStudy(
      aStudy({ movement: 'drain', simultaneous: [1], migrations: 2, conditions: ['migration_only'] }),
      aCluster(),
      easyFacts,
    );
    expect(problems).toEqual([]);
    expect(trials[0]?.cell.movingSet).toEqual(['101', '103']);
  });

  it('reports what the workload finds wrong, once', () => {
    const facts = { ...easyFacts, problems: () => ['P × Q is 6, ranks are 2.'] };
    expect(expandStudy(aStudy({ repetitions: 3 }), aCluster(), facts).problems).toEqual([
      { path: 'workloads', message: 'P × Q is 6, ranks are 2.' },
    ]);
  });
});
