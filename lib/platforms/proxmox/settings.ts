import { z } from 'zod';

/** What a cluster may choose of `qm migrate`. */
export const ProxmoxSettings = z.strictObject({
  prefixLength: z
    .number()
    .int()
    .min(8)
    .max(30)
    .default(24)
    .describe('Length of the prefix of the fabrics’ IPv4 networks, for --migration_network'),
  secure: z
    .boolean()
    .default(false)
    .describe('Through an ssh tunnel: its cipher, not the network, may be the limit'),
  bandwidthKiBps: z
    .number()
    .int()
    .min(1)
    .max(100_000_000)
    .optional()
    .describe('Bandwidth limit, KiB/s; empty: Proxmox’s own'),
});
export type ProxmoxSettings = z.infer<typeof ProxmoxSettings>;

/**
 * The network of an IPv4 address in CIDR notation, as `--migration_network` takes it.
 * @returns null for what is no IPv4 address
 */
export function networkOf(address: string, prefixLength: number): string | null {
  const octets = address.split('.').map(Number);
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address) || octets.some((octet) => octet > 255)) return null;
  const masked = octets.map((octet, i) => {
    const bits = Math.min(8, Math.max(0, prefixLength - 8 * i));
    return octet & (0xff << (8 - bits)) & 0xff;
  });
  return `${masked.join('.')}/${prefixLength}`;
}
