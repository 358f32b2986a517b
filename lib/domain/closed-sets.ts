/**
 * Closed sets that forms in the browser offer. They stand apart from the schemas that are made of them, so that no page
 * sends a schema library to its reader.
 */
export const CONDITIONS = ['app_only', 'app_with_migration', 'migration_only'] as const;

export const CONDITION_LABEL: Readonly<Record<(typeof CONDITIONS)[number], string>> = {
  app_only: 'application only',
  app_with_migration: 'application with migrations',
  migration_only: 'migrations only',
};

/** What trials may be told apart by. */
export const FACTORS = [
  'application',
  'workload',
  'condition',
  'migrationFabric',
  'mpiFabric',
  'simultaneous',
  'vms',
  'repetition',
] as const;

/** `mean` to `n` are over trials that count; `attempts` to `unknown` over all that ended. `sd` is the sample's. */
export const STATISTICS = [
  'mean',
  'sd',
  'median',
  'min',
  'max',
  'sum',
  'n',
  'attempts',
  'valid',
  'invalid',
  'unknown',
] as const;

export const MEASURES = ['seconds', 'applicationSeconds', 'migrationSeconds'] as const;

export const FOLDS = ['mean', 'median', 'min', 'max', 'sum', 'n'] as const;

export const RELATIONS = ['<', '<=', '>', '>=', '='] as const;

export const METHODS = ['pearson', 'spearman'] as const;

/** What a column of a foreign table may mean. */
export const TARGETS = [
  'application',
  'condition',
  'migrationFabric',
  'mpiFabric',
  'simultaneous',
  'vms',
  'repetition',
  'seconds',
  'applicationSeconds',
  'migrationSeconds',
] as const;

/** Without these a row is no trial. */
export const REQUIRED_TARGETS: readonly (typeof TARGETS)[number][] = ['application', 'condition', 'seconds'];

/** What is compared with what; each comparison holds every other factor. */
export const CONTRASTS = [
  'with-against-without',
  'fabric-against-fabric',
  'several-against-one-at-a-time',
] as const;

export const CONTRAST_LABEL: Readonly<Record<(typeof CONTRASTS)[number], string>> = {
  'with-against-without': 'with migrations against the application alone',
  'fabric-against-fabric': 'one migration fabric against another',
  'several-against-one-at-a-time': 'several migrations at once against one at a time',
};
