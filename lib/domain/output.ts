/** What a command prints comes on two streams. */
export const OUTPUT_STREAMS = ['stdout', 'stderr'] as const;
export type OutputStream = (typeof OUTPUT_STREAMS)[number];

/** Of a running command so much of each stream is followed; what comes later is seen when it has ended. */
export const MOST_FOLLOWED_BYTES = 64 * 2 ** 20;

/** A piece of what a running command has printed: `offset` is its place in the stream, bytes. */
export interface OutputPart {
  readonly key: string;
  readonly stream: OutputStream;
  readonly offset: number;
  readonly content: Uint8Array;
}

/** Names a command's stream within its trial: its artifact is called the same. */
export const streamName = ({ key, stream }: Pick<OutputPart, 'key' | 'stream'>): string => `${key}/${stream}`;
