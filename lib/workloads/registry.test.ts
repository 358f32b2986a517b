import { describe, expect, it } from 'vitest';
import { bindWorkload, WORKLOADS, workload, workloadForms } from './registry.ts';

describe.each(WORKLOADS)('workload $id', (defined) => {
  it('is found by its id', () => {
    expect(workload(defined.id)).toBe(defined);
  });

  it('has a form as plain data, with a description for every field', () => {
    const { jsonSchema } = defined.form();
    expect(JSON.parse(JSON.stringify(jsonSchema))).toEqual(jsonSchema);
    for (const field of Object.values(jsonSchema.properties ?? {}))
      expect(field).toMatchObject({ description: expect.any(String) });
  });

  it('has presets that can be bound, and that a cluster with its programs can run', () => {
    const programs = {
      ...{ hpl: '/opt/xhpl', 'hpl-openmpi': '/opt/xhpl-openmpi' },
      ...{ pw: '/usr/bin/pw.x', pseudo: '/usr/share/espresso/pseudo' },
    };
    const { presets } = defined.form();
    expect(presets.length).toBeGreaterThan(0);
    for (const { settings } of presets) {
      const bound = bindWorkload({ id: defined.id, settings });
      const context = { ranks: 3, cluster: { programs } };
      expect(bound.problems({ ...context, memoryMiBPerVm: 1024 })).toEqual([]);
      expect(bound.render(context).length).toBeGreaterThan(0);
      expect(bound.program(context).argv[0]).toMatch(/^\//);
    }
  });

  it('judges an empty output invalid', () => {
    const [preset] = defined.form().presets;
    const bound = bindWorkload({ id: defined.id, settings: preset?.settings ?? {} });
    const output = { exitCode: null, stdout: '', stderr: '' };
    expect(bound.parse(output)).toMatchObject({ complete: false, completed: 0, results: [] });
    const checks = bound.checks({ ranks: 3, cluster: { programs: {} } }, bound.parse(output), output, null);
    expect(checks.map((check) => check.verdict)).toContain('invalid');
  });
});

it('names the known workloads when asked for another', () => {
  expect(() => bindWorkload({ id: 'linpack', settings: {} })).toThrow('known: hpl, profile');
  expect(workloadForms().map((form) => form.id)).toEqual(['hpl', 'profile']);
});
