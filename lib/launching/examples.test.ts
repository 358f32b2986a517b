import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ClusterSpec } from '#lib/domain/cluster';
import { expandStudy } from '#lib/domain/expand';
import { StudySpec } from '#lib/domain/study';
import { omenStandIn } from '#lib/workloads/profile/omen-stand-in';
import { bindWorkload } from '#lib/workloads/registry';
import { workloadFacts } from './facts.ts';
import { readYaml } from './read-yaml.ts';

const EXAMPLES = path.join(import.meta.dirname, '../../docs/examples');
const read = (name: string) => readFileSync(path.join(EXAMPLES, name), 'utf8');
const cluster = readYaml(read('cluster.yaml'), ClusterSpec, 'cluster.yaml');
const study = (name: string) => readYaml(read(name), StudySpec, name);

describe('the examples of the guide', () => {
  it.each(['hpl-quick.yaml', 'hpl-full.yaml', 'omen-stand-in.yaml'])(
    '%s runs on the example cluster, with as many trials as its comment says',
    (name) => {
      const spec = study(name);
      const { trials, problems } = expandStudy(spec, cluster, workloadFacts(cluster));
      expect(problems).toEqual([]);
      const cells = new Set(trials.map((trial) => trial.key)).size;
      expect(read(name)).toContain(`# ${cells} cells, ${trials.length} trials`);
      for (const choice of spec.workloads) expect(bindWorkload(choice).label).toBeTruthy();
    },
  );

  it('shows the stand-in for OMEN as the form offers it', () => {
    const { files: own, ...settings } = study('omen-stand-in.yaml').workloads[0]?.settings ?? {};
    const { files, ...preset } = omenStandIn;
    expect(settings).toEqual(preset);
    expect(own).toHaveLength(files.length);
  });
});
