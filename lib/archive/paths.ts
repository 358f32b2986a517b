/** Where things lie in an archive. Ids and names are percent-encoded, so that none can leave its folder. */
export const PATHS = {
  crate: 'ro-crate-metadata.json',
  report: 'report.html',
  manifest: 'manifest-sha256.txt',
  study: 'study.json',
  claims: 'claims.json',
  figures: 'figures.json',
  environment: 'environment.json',
  csv: 'data/trials.csv',
  dictionary: 'data/trials.csv-metadata.json',
  cells: 'records/cells.ndjson',
  trials: 'records/trials.ndjson',
  judgements: 'records/judgements.ndjson',
  outputs: 'records/outputs.ndjson',
  histories: 'histories/',
  history: (trialId: string) => `histories/${encode(trialId)}.ndjson`,
  output: (trialId: string, name: string) => `outputs/${encode(trialId)}/${encode(name)}`,
} as const;

/** A name of dots alone would be a folder. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/^\.+$/, (dots) => '%2E'.repeat(dots.length));

/** The trial of a history's path. */
export const trialOfHistory = (path: string) =>
  decodeURIComponent(path.slice(PATHS.histories.length).replace(/\.ndjson$/, ''));
