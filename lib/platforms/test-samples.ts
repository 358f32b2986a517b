import { readdirSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { CommandOutput } from '#lib/domain/adapters';

/** Settings as they stand in a cluster's file. */
export type JsonObject = Readonly<Record<string, z.infer<ReturnType<typeof z.json>>>>;

const folder = (platform: string) => new URL(`./${platform}/fixtures/`, import.meta.url);

export function sampleNames(platform: string): string[] {
  return readdirSync(folder(platform)).filter((name) => /\.(?:txt|log)$/.test(name));
}

export const sampleText = (platform: string, name: string): string =>
  readFileSync(new URL(name, folder(platform)), 'utf8').replaceAll('<CR>', '\r');

/** Lines that the tools write to standard error. */
const ERROR =
  /^(?:Error:|error:|ERROR:|Warning:|ssh:|rsync|lost connection|Can not|time=|Failed to migrate|migration |Migration )/;

/** What one command printed, with both streams in one as it was recorded, or apart as a runner has them. */
export function asOutput(text: string, exitCode: number | null, apart: boolean): CommandOutput {
  if (!apart) return { exitCode, stdout: text, stderr: '' };
  const lines = text.split('\n');
  return {
    exitCode,
    stdout: lines.filter((line) => !ERROR.test(line)).join('\n'),
    stderr: lines.filter((line) => ERROR.test(line)).join('\n'),
  };
}

export interface Recorded {
  /** What was typed; empty in a file that holds one command's output alone. */
  readonly command: string;
  readonly text: string;
  readonly exitCode: number | null;
}

/** A recorded session: each `$ command` with what it printed until its `[exit n]`. */
export function recorded(text: string): Recorded[] {
  const parts = text.split(/^\$ /m);
  const whole = parts.length === 1;
  return (whole ? parts : parts.slice(1)).map((part) => {
    const [first = '', ...rest] = whole ? ['', part] : part.split('\n');
    const body = rest.join('\n');
    const end = /^\[exit (\d+)\]$/m.exec(body);
    return {
      command: first,
      text: end ? body.slice(0, end.index) : body,
      exitCode: end ? Number(end[1]) : null,
    };
  });
}
