import { expect, it } from 'vitest';
import { aCell, aCluster } from '#lib/domain/test-builders';
import { dryRun } from './trial-commands.ts';

const cell = aCell({ workload: { id: 'hpl', settings: { ns: [100], nbs: [32] } } });

it('lists what a trial would start, on which machine, in order, with the fabric that pins each', () => {
  const commands = dryRun(cell, aCluster());
  expect(commands.map(({ step, machine }) => `${step} ${machine}`)).toEqual([
    'launch launcher',
    'round-1 hA',
    'round-1 hB',
    'round-2 hB',
    'round-2 hA',
  ]);
  expect(commands[0]?.argv.join(' ')).toMatch(/mpiexec.* -iface g10 .*\/opt\/hpl\/xhpl$/);
  expect(commands[1]?.argv.join(' ')).toMatch(/vzmigrate .*10\.0\.10\.12 101$/);
});

it('lists no launch without an application, and no migration without one', () => {
  const steps = (condition: 'app_only' | 'migration_only') => {
    const simultaneous = condition === 'app_only' ? 0 : 2;
    return new Set(dryRun({ ...cell, condition, simultaneous }, aCluster()).map(({ step }) => step));
  };
  expect(steps('app_only')).toEqual(new Set(['launch']));
  expect(steps('migration_only')).toEqual(new Set(['round-1', 'round-2']));
});
