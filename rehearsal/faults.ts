import { z } from 'zod';

/** `after` occasions are let pass, then `times` are spoiled. */
const Occasion = {
  after: z.number().int().min(0).default(0),
  times: z.number().int().min(1).default(1),
};
const OfMigration = { ...Occasion, vm: z.string().optional().describe('any VM when left out') };
/** What is sent to a machine; a connection fault strikes when a command holds `at`. */
const OfMachine = { ...Occasion, machine: z.string(), at: z.string().min(1) };
const Away = z.number().positive().max(3600).default(5);

/** What can be made to go wrong. */
export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('migration-fails'),
    exitCode: z.number().int().min(1).max(20),
    ...OfMigration,
  }),
  z.strictObject({ kind: z.literal('migration-hangs'), seconds: Away, ...OfMigration }),
  z.strictObject({ kind: z.literal('vm-on-both'), ...OfMigration }),
  z.strictObject({ kind: z.literal('vm-on-neither'), ...OfMigration }),
  z.strictObject({ kind: z.literal('vm-on-wrong-host'), ...OfMigration }),
  z.strictObject({ kind: z.literal('benchmark-ends-early'), ...Occasion }),
  z.strictObject({ kind: z.literal('benchmark-wrong-answer'), ...Occasion }),
  z.strictObject({ kind: z.literal('benchmark-output-cut'), ...Occasion }),
  z.strictObject({
    kind: z.literal('benchmark-output-storm'),
    megabytes: z.number().int().min(1).max(1000).default(40),
    ...Occasion,
  }),
  z.strictObject({ kind: z.literal('benchmark-leaves-children'), ...Occasion }),
  z.strictObject({ kind: z.literal('connection-refused'), seconds: Away, ...OfMachine }),
  z.strictObject({ kind: z.literal('connection-reset'), ...OfMachine }),
  z.strictObject({ kind: z.literal('black-hole'), seconds: Away, ...OfMachine }),
  z.strictObject({ kind: z.literal('clock-jump'), seconds: z.number(), ...OfMachine }),
  z.strictObject({ kind: z.literal('reboot'), ...OfMachine }),
  z.strictObject({ kind: z.literal('host-key-changed'), ...OfMachine }),
]);
export type Fault = z.infer<typeof Fault>;
