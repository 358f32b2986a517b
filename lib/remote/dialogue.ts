import type { Readable, Writable } from 'node:stream';

/** Speaks with a running command: `ask` sends a line and gives the next line that the command prints. */
export type Dialogue = (ask: (line: string) => Promise<string>) => Promise<void>;

/** Holds a dialogue, then closes the command's input. `failed` hears what the dialogue threw. */
export function speak(
  input: Writable,
  output: Readable,
  dialogue: Dialogue,
  failed: (cause: unknown) => void,
): void {
  const waiting: ((line: string) => void)[] = [];
  let heard = '';
  output.on('data', (part) => {
    const lines = (heard + String(part)).split('\n');
    heard = lines.pop() ?? '';
    for (const line of lines) waiting.shift()?.(line);
  });
  const ask = (line: string) =>
    new Promise<string>((resolve) => {
      waiting.push(resolve);
      input.write(`${line}\n`);
    });
  dialogue(ask).then(() => input.end(), failed);
}
