import { describe, expect, it } from 'vitest';
import { ClusterSpec } from '#lib/domain/cluster';
import { StudySpec } from '#lib/domain/study';
import { aCluster } from '#lib/domain/test-builders';
import { readYaml } from './read-yaml.ts';

const read = (text: string) => readYaml(text, StudySpec, 'The study file');
const STUDY = 'title: One\nworkloads: [{ id: hpl }]\nconditions: [app_only]\nvms: [2]\nmpiFabrics: [10GbE]\n';

describe('reading a file', () => {
  it('gives the study with its defaults', () => {
    expect(read(STUDY)).toMatchObject({ title: 'One', repetitions: 3, migrations: 8, seeding: 'seeded' });
  });

  it('names line and column of what is not YAML', () => {
    expect(() => read('title: One\nvms: [2\n')).toThrow(
      /^The study file is not YAML: .* at line 3, column 1/s,
    );
    expect(() => read('title: One\ntitle: Two\n')).toThrow('Map keys must be unique at line 2, column 1');
  });

  it('names every field that is wrong, one in a line', () => {
    const text = `${STUDY.replace('vms: [2]', 'vms: [2, 0]').replace('One', "''")}repetitons: 5\n`;
    expect(() => read(text)).toThrow(
      /^The study file has mistakes:\n {2}title: give the study a title\n {2}vms\.1: .*\n {2}the file: .*"repetitons"/,
    );
  });

  it('says that a file is empty, or is something else', () => {
    expect(() => read('')).toThrow('the file: Invalid input: expected object');
    expect(() => read('- a\n- b\n')).toThrow('expected object, received array');
  });

  it('names unknown hosts and fabrics of a cluster', () => {
    const spec = aCluster();
    const text = JSON.stringify({ ...spec, vms: [{ ...spec.vms[0], home: 'hX' }] });
    const cluster = () => readYaml(text.replace('"name":"1GbE"', '"name":"1gbe"'), ClusterSpec, 'It');
    expect(cluster).toThrow('vms.0.home: unknown host hX; known: hA, hB');
    expect(cluster).toThrow('hosts.0.fabrics.1GbE: unknown fabric 1GbE; known: 10GbE, 1gbe');
  });
});
