import { z } from 'zod';
import { Login } from '#lib/domain/cluster';

/** What a cluster may choose of checkpoint, copy and restore. */
export const PodmanSettings = z.strictObject({
  user: Login.shape.user
    .default('root')
    .describe('User at the destination, as whom the source logs in there'),
  directory: z
    .string()
    .max(200)
    .regex(/^\/[A-Za-z0-9_./-]*$/, 'an absolute path: letters, digits, dot, dash, underscore')
    .default('/var/tmp')
    .describe('Directory for the archive on both hosts; in memory (/dev/shm) the network is the limit'),
  cipher: z
    .string()
    .max(60)
    .regex(/^[A-Za-z0-9@.-]*$/, 'the name of a cipher of ssh')
    .default('aes128-gcm@openssh.com')
    .describe('Cipher of the copy: it may be slower than a fast network'),
  compress: z
    .enum(['none', 'zstd', 'gzip'])
    .default('none')
    .describe('Compression of the archive; memory that does not compress only costs time'),
});
export type PodmanSettings = z.infer<typeof PodmanSettings>;
