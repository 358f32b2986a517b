import { expect, it } from 'vitest';
import { aCluster } from '#lib/domain/test-builders';
import { lookCommands } from './look-commands.ts';

it('says for each of the two hosts how to list its VMs, with its own login', () => {
  const cluster = aCluster(4, ['hA', 'hB', 'hC']);
  const login = { ...cluster.login, port: 2222 };
  expect(lookCommands({ ...cluster, login }, { from: 'hC', to: 'hA' })).toEqual([
    'ssh -p 2222 root@10.0.0.11 vzlist -a -H -o ctid,status',
    'ssh -p 2222 root@10.0.0.13 vzlist -a -H -o ctid,status',
  ]);
  expect(lookCommands(cluster, { from: 'hA', to: 'hB' })[0]).toMatch(/^ssh root@/);
});
