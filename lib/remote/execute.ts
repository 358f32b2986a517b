import type { Client } from 'ssh2';
import type { CommandOutput } from '#lib/domain/adapters';
import { UnreachableError } from './errors.ts';

/** Output past this is cut, with a note in the text: a command that floods must not take the runner down. */
const OUTPUT_LIMIT_BYTES = 16 * 2 ** 20;

export interface ExecuteOptions {
  readonly input?: string;
  readonly timeoutMs?: number;
}

/** Runs one line of POSIX shell over a warm connection and reads all it says. */
export function executeLine(
  client: Client,
  node: { name: string; address: string },
  line: string,
  options: ExecuteOptions = {},
): Promise<CommandOutput> {
  return new Promise((resolve, reject) => {
    let settled = false;
    const lost = (cause: unknown) =>
      finish(() => reject(new UnreachableError(node.name, node.address, cause)));
    const onClose = () => lost(new Error('the connection was closed'));
    const timer = options.timeoutMs
      ? setTimeout(() => lost(new Error(`no answer within ${options.timeoutMs} ms`)), options.timeoutMs)
      : undefined;
    function finish(settle: () => void) {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      client.removeListener('close', onClose);
      settle();
    }
    client.once('close', onClose);
    client.exec(line, (error, channel) => {
      if (error) return lost(error);
      const stdout = collector();
      const stderr = collector();
      let exitCode: number | null = null;
      channel.on('data', stdout.add);
      channel.stderr.on('data', stderr.add);
      channel.on('exit', (code: number | null) => {
        exitCode = code;
      });
      channel.on('close', () =>
        finish(() => resolve({ exitCode, stdout: stdout.text(), stderr: stderr.text() })),
      );
      channel.end(options.input ?? '');
    });
  });
}

function collector() {
  const parts: Buffer[] = [];
  let bytes = 0;
  return {
    add(part: Buffer) {
      if (bytes < OUTPUT_LIMIT_BYTES) parts.push(part);
      bytes += part.length;
    },
    text() {
      const text = Buffer.concat(parts).toString('utf8');
      return bytes > OUTPUT_LIMIT_BYTES
        ? `${text}\n[cut after ${OUTPUT_LIMIT_BYTES} of ${bytes} bytes]\n`
        : text;
    },
  };
}
