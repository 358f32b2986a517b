import { z } from 'zod';

const whole = (most: number) => z.number().int().min(1).max(most).optional();

/** What a cluster may choose of `virsh migrate` (libvirt 9.0's manual page). */
export const LibvirtSettings = z
  .strictObject({
    transport: z
      .enum(['qemu+ssh', 'qemu+tls', 'qemu+tcp'])
      .default('qemu+ssh')
      .describe('How the source’s libvirtd reaches the destination’s'),
    bandwidthMiBps: whole(1_000_000).describe('Bandwidth limit, MiB/s; empty: none'),
    parallelConnections: whole(64).describe('Parallel connections (multifd); empty: one'),
    autoConverge: z
      .boolean()
      .default(true)
      .describe('Auto-converge: slows the guest until its memory can be followed'),
    postcopy: z.boolean().default(false).describe('Post-copy after the first pass'),
    maxDowntimeMs: whole(100_000).describe('Longest downtime that QEMU aims at, ms; empty: 300'),
    suspendAfterSeconds: whole(86_400).describe('Suspend the guest after so many seconds; empty: never'),
  })
  .superRefine(({ postcopy, parallelConnections }, context) => {
    if (postcopy && parallelConnections !== undefined)
      context.addIssue({
        code: 'custom',
        path: ['parallelConnections'],
        message: 'leave it empty: QEMU has no post-copy over parallel connections',
      });
  });
export type LibvirtSettings = z.infer<typeof LibvirtSettings>;

/** The options of `virsh migrate` that the settings stand for. */
export function migrateOptions(settings: LibvirtSettings): string[] {
  const { bandwidthMiBps, parallelConnections, autoConverge, postcopy, suspendAfterSeconds } = settings;
  return [
    ...(bandwidthMiBps === undefined ? [] : ['--bandwidth', String(bandwidthMiBps)]),
    ...(parallelConnections === undefined
      ? []
      : ['--parallel', '--parallel-connections', String(parallelConnections)]),
    ...(autoConverge ? ['--auto-converge'] : []),
    ...(postcopy ? ['--postcopy', '--postcopy-after-precopy'] : []),
    ...(suspendAfterSeconds === undefined
      ? []
      : ['--timeout', String(suspendAfterSeconds), '--timeout-suspend']),
  ];
}
