import { z } from 'zod';

/** How fast one way over a fabric was, and when: bandwidth and latency are null where they could not be measured. */
export const FabricReading = z.strictObject({
  fabric: z.string(),
  from: z.string(),
  to: z.string(),
  mbps: z.number().nullable(),
  retransmits: z.number().nullable(),
  medianMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
  at: z.iso.datetime(),
});
export type FabricReading = z.infer<typeof FabricReading>;

/** The newer reading of each way. */
export function newest(known: readonly FabricReading[], read: readonly FabricReading[]): FabricReading[] {
  const wayOf = ({ fabric, from, to }: FabricReading) => JSON.stringify([fabric, from, to]);
  return [...new Map([...known, ...read].map((one) => [wayOf(one), one])).values()];
}
