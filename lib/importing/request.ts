import { z } from 'zod';
import { Mapping } from '#lib/domain/mapping';

/** What is to be done with an uploaded file. */
export const ImportRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('archive'), slug: Mapping.shape.slug.nullable() }),
  z.strictObject({ kind: z.literal('table'), mapping: Mapping, check: z.boolean() }),
]);
export type ImportRequest = z.infer<typeof ImportRequest>;
