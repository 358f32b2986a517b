import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { aCluster } from '#lib/domain/test-builders';
import { clusterProblems, readClusterDraft, readClusterFile, writeClusterFile } from './cluster-file.ts';

const EXAMPLE = path.join(import.meta.dirname, '../../docs/examples/cluster.yaml');
const example = readFileSync(EXAMPLE, 'utf8');

describe('a cluster’s file', () => {
  it('is written as it is read, with small parts on one line', () => {
    const spec = aCluster();
    const text = writeClusterFile(spec);
    expect(readClusterFile(text)).toEqual(spec);
    expect(text).toContain('      10GbE: { address: 10.0.10.11, interface: g10 }\n');
    expect(text).toMatch(/^name: pair\n/);
  });

  it('is written while it is half a cluster', () => {
    expect(writeClusterFile({ name: 'half', hosts: [], vmLogin: {} })).toBe(
      'name: half\nhosts: []\nvmLogin: {}\n',
    );
  });
});

describe('what is wrong with a cluster', () => {
  it('is nothing for the example', () => {
    expect(clusterProblems(parse(example))).toEqual([]);
  });

  it('is told field by field, and what nobody gave yet is told apart', () => {
    const data = parse(example);
    data.name = undefined;
    data.hosts[1].fabrics['10GbE'].address = 'a b';
    data.vms[0].memoryMiB = 'much';
    expect(clusterProblems(data)).toEqual([
      { path: 'name', message: 'is missing', missing: true },
      { path: 'hosts.1.fabrics.10GbE.address', message: 'a host name or an IP address', missing: false },
      { path: 'vms.0.memoryMiB', message: 'not a number', missing: false },
    ]);
  });
});

describe('a file for the form', () => {
  it('may be incomplete or empty', () => {
    expect(readClusterDraft('name: half\nhosts:\n')).toEqual({ name: 'half', hosts: null });
    expect(readClusterDraft('')).toEqual({});
  });

  it('stays a file where the form would lose something', () => {
    const text = `${example}
colour: red
limits: { foreignLoad: 0.1, rain: 1 }
`.replace('10GbE: { address: 10.0.10.1,', '40GbE: { address: 10.0.10.1,');
    expect(() => readClusterDraft(text)).toThrow(
      /so it stays in the file:\n {2}limits\.rain\n {2}colour\n {2}hosts\.0\.fabrics\.40GbE: no such fabric is declared$/,
    );
    expect(() => readClusterDraft('mpi: { environment: { A: "b\\nc" } }')).toThrow(
      'mpi.environment.A: more than one line',
    );
  });

  it.each([
    ['name: [', 'The cluster file is not YAML'],
    ['- a\n- b\n', 'The cluster file holds no fields'],
  ])('%j is refused: %s', (text, why) => {
    expect(() => readClusterDraft(text)).toThrow(why);
  });
});
