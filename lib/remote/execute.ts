import type { Client, ClientChannel } from 'ssh2';
import type { CommandOutput } from '#lib/domain/adapters';
import { type Dialogue, speak } from './dialogue.ts';
import { NoSessionError, UnreachableError } from './errors.ts';

/** A command that floods must not take the runner down: so much of its beginning and so much of its end is kept. */
const KEPT_BYTES = 8 * 2 ** 20;

export interface ExecuteOptions {
  readonly input?: string;
  /** Instead of an input: speaks with the command while it runs. */
  readonly dialogue?: Dialogue;
  readonly timeoutMs?: number;
  /** After so long the host itself ends the command: for a program that is not ours and may hang. */
  readonly hostSeconds?: number;
  /** Stops waiting for the answer; what runs on the machine is not touched by that. */
  readonly signal?: AbortSignal;
}

/** Runs one line of POSIX shell over a warm connection and reads all it says. */
export function executeLine(
  client: Client,
  node: { name: string; address: string },
  line: string,
  options: ExecuteOptions = {},
): Promise<CommandOutput> {
  return new Promise((resolve, reject) => {
    const { signal, timeoutMs } = options;
    let settled = false;
    let channel: ClientChannel | undefined;
    const lost = (cause: unknown) =>
      finish(() => reject(new UnreachableError(node.name, node.address, cause)));
    const onClose = () => lost(new Error('the connection was closed'));
    const onAbort = () => finish(() => reject(signal?.reason));
    const timer = timeoutMs
      ? setTimeout(() => lost(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs)
      : undefined;
    function finish(settle: () => void) {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      client.removeListener('close', onClose);
      signal?.removeEventListener('abort', onAbort);
      channel?.close();
      settle();
    }
    client.once('close', onClose);
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) return onAbort();
    const onOpen = (error: Error | undefined, opened: ClientChannel) => {
      // ssh2 gives the server's reason where it refused the channel itself.
      if (error && 'reason' in error)
        return finish(() => reject(new NoSessionError(node.name, node.address, error)));
      if (error) return lost(error);
      channel = opened;
      if (settled) return channel.close();
      listen(opened, lost, (output) => finish(() => resolve(output)));
      if (options.dialogue) speak(opened, opened, options.dialogue, lost);
      else opened.end(options.input ?? '');
    };
    try {
      client.exec(line, onOpen);
    } catch (cause) {
      // ssh2 throws where the connection went since it was handed out.
      lost(cause);
    }
  });
}

function listen(
  channel: ClientChannel,
  lost: (cause: unknown) => void,
  done: (output: CommandOutput) => void,
): void {
  const stdout = collector();
  const stderr = collector();
  let end: { exitCode: number | null } | undefined;
  channel.on('data', stdout.add);
  channel.stderr.on('data', stderr.add);
  channel.on('exit', (exitCode: number | null) => {
    end = { exitCode };
  });
  // A channel that closes without a word about the command's end is a connection on its way out.
  channel.on('close', () => {
    if (end) done({ ...end, stdout: stdout.text(), stderr: stderr.text() });
    else lost(new Error('the channel was closed before the command had ended'));
  });
  channel.on('error', lost);
}

function collector() {
  const head: Buffer[] = [];
  const tail: Buffer[] = [];
  let [headBytes, tailBytes, bytes] = [0, 0, 0];
  return {
    add(part: Buffer) {
      bytes += part.length;
      if (headBytes < KEPT_BYTES) {
        head.push(part);
        headBytes += part.length;
        return;
      }
      tail.push(part);
      tailBytes += part.length;
      for (let first = tail[0]; first && tailBytes - first.length >= KEPT_BYTES; first = tail[0]) {
        tail.shift();
        tailBytes -= first.length;
      }
    },
    text() {
      const [begin, end] = [Buffer.concat(head), Buffer.concat(tail)];
      if (headBytes + tailBytes === bytes) return Buffer.concat([begin, end]).toString('utf8');
      return joinedAtLines(begin, end, bytes);
    },
  };
}

const LINE_FEED = 10;

/** Beginning and end by whole lines, since half a number would be another number, and a note between them. */
function joinedAtLines(begin: Buffer, end: Buffer, bytes: number): string {
  const head = begin.subarray(0, begin.lastIndexOf(LINE_FEED) + 1);
  const from = end.indexOf(LINE_FEED);
  const tail = from < 0 ? end.subarray(end.length) : end.subarray(from + 1);
  const left = bytes - head.length - tail.length;
  return `${head.toString('utf8')}[${left} of ${bytes} bytes left out here]\n${tail.toString('utf8')}`;
}
