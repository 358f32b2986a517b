import type { ImportNews } from '#lib/domain/import-news';

/** Where an import stands: not begun, under way, checked, or refused. */
export type Outcome =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly trials: number }
  | Extract<ImportNews, { kind: 'checked' | 'refused' }>;
