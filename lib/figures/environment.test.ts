import { expect, it } from 'vitest';
import { aHistory } from '#lib/domain/test-builders';
import { mpiVersion, prepareMachines, preparePrograms } from './environment.ts';

const load = (moment: string, busyCores: number, swappedKiB: number) => ({
  node: 'hA',
  moment,
  cores: 4,
  busyCores,
  sampleSeconds: 0.5,
  swappedKiB,
});

it('tells of each machine what it said, and nothing where it was silent', () => {
  const facts = { kernel: '6.1.0', cpu: 'a CPU', cores: '4', governor: '', memoryKiB: '8388608' };
  const { events } = aHistory()
    .add('environment-read', { node: 'hA', facts })
    .add('environment-read', { node: 'launcher', facts: { kernel: '6.1.0' } })
    .add('environment-read', { node: 'launcher', facts: { mpi: 'mpich 4' } })
    .add('clock-measured', { node: 'hA', phase: 'observe-before', offsetSeconds: 1, boundSeconds: 0.0005 })
    .add('clock-measured', { node: 'hA', phase: 'observe-after', offsetSeconds: 1.001, boundSeconds: 0.0005 })
    .add('load-read', load('observe-before', 0.024, 8))
    .add('load-read', load('observe-after', 0.113, 12));
  const [hA, launcher] = prepareMachines(events);
  expect(hA).toEqual({
    node: 'hA',
    kernel: '6.1.0',
    cpu: 'a CPU',
    cores: '4',
    governor: null,
    memory: '8.0 GiB',
    busy: '0.02, 0.11',
    swapped: '4 KiB',
    clock: '± 1.00 ms',
  });
  expect(launcher).toMatchObject({ node: 'launcher', cpu: null, busy: null, swapped: null, clock: null });
  expect(mpiVersion(events)).toBe('mpich 4');
});

it('names each program once, with the VMs that have it', () => {
  const history = aHistory();
  for (const [vm, program] of [
    ['101', 'aa'],
    ['102', 'aa'],
    ['103', 'bb'],
  ] as const)
    history.add('environment-read', { node: `vm ${vm}`, facts: { program } });
  expect(preparePrograms(history.events)).toEqual([
    { sha256: 'aa', vms: ['101', '102'] },
    { sha256: 'bb', vms: ['103'] },
  ]);
  expect(prepareMachines(history.events)).toEqual([]);
});
