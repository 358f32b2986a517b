import { expect, it } from 'vitest';
import { buildFacts, buildSample } from '../figures/test-samples.ts';
import { renderReport } from './report.ts';
import { roCrate } from './ro-crate.ts';

const HOSTILE = '</title><script>alert(1)</script>"\'&';

it('shows what a person typed as text, wherever it stands', () => {
  const report = renderReport({
    study: { ...buildFacts(), title: HOSTILE, source: HOSTILE },
    orderSeed: 7,
    cells: [],
    samples: [buildSample({ application: HOSTILE, reasons: [HOSTILE] })],
    figures: [{ title: HOSTILE, caption: [{ label: HOSTILE, text: HOSTILE }], svg: '<svg></svg>' }],
    statistics: [
      {
        id: 'cells',
        title: HOSTILE,
        exploratory: true,
        words: [HOSTILE],
        tables: [{ caption: HOSTILE, columns: [HOSTILE], rows: [[HOSTILE]] }],
      },
    ],
    claims: [],
    environments: [{ node: HOSTILE, facts: { [HOSTILE]: HOSTILE } }],
  });
  expect(report).not.toContain('<script');
  expect(report).toContain('&lt;/title&gt;&lt;script&gt;');
  expect(report).toContain(`default-src 'none'`);
  expect(report).toContain('random within blocks, seed 7');
  expect(report).toContain('(exploratory)</h2>');
  expect(report).toContain('<details open>');
  expect(report).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
});

it('describes an archive as RO-Crate 1.1 asks: every part is named and there', () => {
  const study = {
    format: 1 as const,
    slug: 'mine',
    title: 'Mine',
    provenance: 'testbed' as const,
    source: null,
    state: 'finished' as const,
    orderSeed: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    cancelRequestedAt: null,
    stoppedBecause: null,
    finishedAt: '2026-01-02T00:00:00.000Z',
    spec: {},
    clusterSpec: null,
  };
  const crate = JSON.parse(roCrate(study, { outputs: 1, histories: 0 })) as {
    '@graph': Record<string, unknown>[];
  };
  const of = (id: string) => crate['@graph'].find((entity) => entity['@id'] === id);
  expect(of('ro-crate-metadata.json')).toMatchObject({ about: { '@id': './' } });
  expect(of('./')).toMatchObject({ '@type': 'Dataset', name: 'Mine', datePublished: study.finishedAt });
  const parts = of('./')?.['hasPart'] as { '@id': string }[];
  for (const part of parts) expect(of(part['@id'])).toBeDefined();
  expect(parts.map((part) => part['@id'])).toContain('outputs/');
  expect(parts.map((part) => part['@id'])).not.toContain('histories/');
});
