import { describe, expect, it } from 'vitest';
import { aCell, aCluster } from '#lib/domain/test-builders';
import { startDetached } from '#lib/remote/detached';
import { UnreachableError } from '#lib/remote/errors';
import { findTrouble } from './readiness.ts';
import { ModelCluster } from './trial/test-model.ts';

const ask = (model: ModelCluster) => findTrouble(model.machines(), model.spec, aCell());

describe('a cluster before a trial', () => {
  it('is ready when all machines answer and each VM runs once', async () => {
    expect(await ask(new ModelCluster(aCluster()))).toBeNull();
  });

  it('is not when a VM of the trial runs nowhere; VMs that take no part do not matter', async () => {
    const model = new ModelCluster(aCluster());
    model.at.delete('104');
    expect(await ask(model)).toBeNull();
    model.at.delete('102');
    expect(await ask(model)).toBe('VM 102 runs on no host: start it on one.');
  });

  it('is not while a migration of an earlier trial is under way', async () => {
    const model = new ModelCluster(aCluster());
    const argv = ['vzmigrate', '10.0.10.12', '101'];
    await startDetached(model.machines().get('hA'), 'old/go-home/101', { argv, env: { A: 'b' } });
    expect(await ask(model)).toBe(
      'hA still runs old/go-home/101; VM 101 runs on no host (suspended on hA): start it on one.',
    );
  });

  it('is when only the application of an earlier trial is left: the first step ends it', async () => {
    const model = new ModelCluster(aCluster());
    await startDetached(model.machines().get('hA'), 'old/launch', { argv: ['mpiexec'] });
    expect(await ask(model)).toBeNull();
  });

  it('names every machine that does not answer, and asks none twice', async () => {
    const model = new ModelCluster(aCluster());
    model.interfere = (_, node) => {
      if (node !== 'hA') throw new UnreachableError(node, '10.0.0.1', new Error('no route'));
    };
    expect(await ask(model)).toBe(
      'hB (10.0.0.1) cannot be reached: no route. launcher (10.0.0.1) cannot be reached: no route.',
    );
    expect(model.asked.filter((asked) => asked.startsWith('hB'))).toHaveLength(1);
  });
});
