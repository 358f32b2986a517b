import type { StudyRecord } from '#lib/domain/records';
import lab from '../../package.json' with { type: 'json' };

interface Part {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** Files and folders of every archive, with what they hold. */
const PARTS: readonly Part[] = [
  { id: 'report.html', name: 'Report to be read without the lab', type: 'text/html' },
  {
    id: 'study.json',
    name: 'The study as it was declared, with its cluster as it was at the launch',
    type: 'application/json',
  },
  { id: 'figures.json', name: 'Figures that users kept, each by its address', type: 'application/json' },
  { id: 'claims.json', name: 'Claims that users added, each with its query', type: 'application/json' },
  {
    id: 'environment.json',
    name: 'What each machine said about itself: kernel, processor, memory, MPI',
    type: 'application/json',
  },
  { id: 'data/trials.csv', name: 'One row a trial', type: 'text/csv' },
  {
    id: 'data/trials.csv-metadata.json',
    name: 'What each column of trials.csv means (CSV on the Web)',
    type: 'application/json',
  },
  { id: 'records/cells.ndjson', name: 'Combinations of all factors, frozen', type: 'application/x-ndjson' },
  { id: 'records/trials.ndjson', name: 'Trials as they are stored', type: 'application/x-ndjson' },
  {
    id: 'records/judgements.ndjson',
    name: 'Every judgement with all its checks',
    type: 'application/x-ndjson',
  },
  { id: 'records/outputs.ndjson', name: 'Index of the raw output', type: 'application/x-ndjson' },
  {
    id: 'manifest-sha256.txt',
    name: 'Checksums of all other files, for sha256sum --check',
    type: 'text/plain',
  },
];

/** The metadata of an archive as RO-Crate 1.1 wants them. */
export function roCrate(study: StudyRecord, counts: { outputs: number; histories: number }): string {
  const folders = [
    ...(counts.histories > 0
      ? [{ '@id': 'histories/', '@type': 'Dataset', name: 'The history of each trial, one event a line' }]
      : []),
    ...(counts.outputs > 0
      ? [{ '@id': 'outputs/', '@type': 'Dataset', name: 'Raw output as it was collected from the hosts' }]
      : []),
  ];
  const files = PARTS.map(({ id, name, type }) => ({
    '@id': id,
    '@type': 'File',
    name,
    encodingFormat: type,
  }));
  const parts = [...files, ...folders];
  const crate = {
    '@context': 'https://w3id.org/ro/crate/1.1/context',
    '@graph': [
      {
        '@id': 'ro-crate-metadata.json',
        '@type': 'CreativeWork',
        conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
        about: { '@id': './' },
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name: study.title,
        description: `Trials of live migration, provenance ${study.provenance}.${study.source ? ` Source: ${study.source}.` : ''}`,
        identifier: study.slug,
        dateCreated: study.createdAt,
        datePublished: study.finishedAt ?? study.createdAt,
        license: 'No licence was chosen; ask whoever gave you this archive.',
        hasPart: parts.map((part) => ({ '@id': part['@id'] })),
        mentions: { '@id': '#migration-lab' },
      },
      {
        '@id': '#migration-lab',
        '@type': 'SoftwareApplication',
        name: lab.name,
        softwareVersion: lab.version,
      },
      ...parts,
    ],
  };
  return `${JSON.stringify(crate, null, 2)}\n`;
}
