import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ClusterSpec } from '#lib/domain/cluster';
import type { FoundHost } from '#lib/domain/found-host';
import { fieldsOf } from '#lib/domain/schema-fields';
import { platformForms } from '#lib/platforms/registry';
import { EMPTY_DRAFT, EMPTY_PORT, otherLogins, withFabrics, withFoundHosts } from './draft.ts';
import { clusterInput } from './draft-input.ts';
import { draftOf } from './draft-read.ts';

const PLATFORMS = platformForms().map(({ jsonSchema, ...platform }) => ({
  ...platform,
  fields: fieldsOf(jsonSchema),
}));
const EXAMPLE = path.join(import.meta.dirname, '../../../docs/examples/cluster.yaml');
const example = () => parse(readFileSync(EXAMPLE, 'utf8'));
const found = (name: string, part: Partial<FoundHost> = {}): FoundHost => ({
  ...{ name, address: `${name}.lan`, user: 'root', port: 22, keyFile: '/k', notes: [], refused: null },
  ...part,
});

describe('a draft', () => {
  it('of a cluster’s file is the same cluster when it is sent', () => {
    const sent = ClusterSpec.parse(clusterInput(draftOf(example()), PLATFORMS));
    expect(sent).toEqual(ClusterSpec.parse(example()));
    expect(sent.mpi.environment['UCX_TLS']).toBe('tcp,self');
  });

  it('keeps ports, sudo, route devices, limits and values with an = in them', () => {
    const data = example();
    data.login = { user: 'ann', port: 2222, sudo: true };
    data.hosts[0].fabrics['1GbE'].routeDevice = 'br0';
    data.limits = { foreignLoad: 0.5 };
    data.mpi.environment = { A: 'b=c d' };
    expect(ClusterSpec.parse(clusterInput(draftOf(data), PLATFORMS))).toEqual(ClusterSpec.parse(data));
  });

  it('keeps what a platform lets it choose, and what the platform does not know, to be refused', () => {
    const data = { ...example(), platform: 'libvirt' };
    data.platformSettings = { transport: 'qemu+tls', autoConverge: false, bandwidthMiBps: 100 };
    expect(clusterInput(draftOf(data), PLATFORMS)).toMatchObject({ platformSettings: data.platformSettings });
    data.platformSettings = { speed: 'fast' };
    expect(clusterInput(draftOf(data), PLATFORMS)).toMatchObject({ platformSettings: { speed: 'fast' } });
    data.platform = 'command';
    data.platformSettings = { start: ['mover', '{vm}'], running: ['up', 'busy'] };
    expect(clusterInput(draftOf(data), PLATFORMS)).toMatchObject({ platformSettings: data.platformSettings });
  });

  it('of half a file is half a cluster; a number where a name belongs becomes one', () => {
    const draft = draftOf({ vms: [{ id: 101 }], hosts: 'none', login: null });
    expect(draft.vms).toEqual([{ id: '101', name: '', home: '', memoryMiB: '', ports: [] }]);
    expect(draft.hosts).toEqual([]);
    expect(draftOf('no cluster').name).toBe('');
  });

  it('sends what is no number as it was typed, and leaves out what is empty', () => {
    const sent = clusterInput({ ...EMPTY_DRAFT, fabrics: [{ name: 'a', nominalMbps: 'fast' }] }, PLATFORMS);
    expect(sent).toMatchObject({ fabrics: [{ name: 'a', nominalMbps: 'fast' }], vmLogin: {} });
    expect(sent).not.toHaveProperty('name');
    expect(sent).not.toHaveProperty('mpi');
  });

  it('loses the ports of a fabric with it, and keeps those of the others', () => {
    const draft = draftOf(example());
    const less = withFabrics(draft, draft.fabrics.slice(1), (ports) => ports.slice(1));
    expect(less.hosts[0]?.ports).toEqual([{ ...EMPTY_PORT, address: '10.0.1.1', interface: 'eth1' }]);
    expect(clusterInput(less, PLATFORMS)).toMatchObject({
      vms: [{ fabrics: { '1GbE': { address: '10.0.1.101' } } }, {}, {}, {}],
    });
  });
});

describe('machines of an ssh_config', () => {
  it('become hosts and launcher, with the login of the first host', () => {
    const draft = withFoundHosts(draftOf(example()), [
      { host: found('node2', { port: 2222 }), role: 'host' },
      { host: found('node3'), role: 'host' },
      { host: found('door', { user: null }), role: 'launcher' },
      { host: found('other'), role: 'none' },
    ]);
    expect(draft.hosts.map(({ name, address }) => `${name} ${address}`)).toEqual([
      'node1 192.168.0.1',
      'node2 node2.lan',
      'node3 node3.lan',
    ]);
    expect(draft.hosts[1]?.ports[0]?.address).toBe('10.0.10.2');
    expect(draft.hosts[2]?.ports).toEqual([EMPTY_PORT, EMPTY_PORT]);
    expect(draft.login).toEqual({ user: 'root', port: '2222', keyFile: '/k', sudo: false });
    expect(draft.launcher).toEqual({
      name: 'door',
      address: 'door.lan',
      login: { user: '', port: '22', keyFile: '/k', sudo: false },
    });
  });

  it('that log in otherwise than the first host are named', () => {
    const hosts = [found('a'), found('b', { port: 23 }), found('c'), found('d', { user: 'ann' })];
    expect(otherLogins(hosts).map(({ name }) => name)).toEqual(['b', 'd']);
  });
});
