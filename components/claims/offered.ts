import type { Factor, Level } from '#lib/domain/expression';

/** The factors of a study that can tell its trials apart, with their levels. */
export type OfferedLevels = readonly { readonly factor: Factor; readonly levels: readonly Level[] }[];
