import type { Machine } from './machine.ts';

/**
 * $1: the most bytes to print of all files together; then files, each with the bytes of it that are known. Of each that has
 * more prints a line: the file, its size, when it was written last, and what is new in base64. It runs beside the
 * experiment: a file in which nothing stands costs no process, one in which nothing is new a single one.
 */
const FOLLOW_SCRIPT = `
most=$1; shift
while [ $# -gt 0 ]; do
  file=$1 from=$2; shift 2
  [ -s "$file" ] && [ "$most" -gt 0 ] || continue
  seen=$(stat -c '%s %.Y' "$file") || continue
  new=$((\${seen% *} - from))
  [ "$new" -gt 0 ] || continue
  [ "$new" -le "$most" ] || new=$most
  most=$((most - new))
  printf '%s %s ' "$file" "$seen"
  tail -c "+$((from + 1))" "$file" | head -c "$new" | base64 -w 0
  echo
done
`;

/** In base64 it must stay below what is kept of an answer. */
const MOST_BYTES = 4 * 2 ** 20;
const TIMEOUT_MS = 10_000;

interface Followed {
  /** Of the files asked for, by its place there. */
  readonly index: number;
  readonly content: Uint8Array;
  /** When the file was written last, on its machine's clock, seconds. */
  readonly writtenWall: number;
  /** All that stands in the file is known now. */
  readonly whole: boolean;
}

/** What was added to files of a machine since so many bytes of each were known; asks once. */
export async function followFiles(
  machine: Machine,
  files: readonly { readonly path: string; readonly known: number }[],
): Promise<Followed[]> {
  const words = files.flatMap(({ path, known }) => [path, String(known)]);
  const argv = ['sh', '-c', FOLLOW_SCRIPT, 'sh', String(MOST_BYTES), ...words];
  const { stdout } = await machine.execute({ argv }, { timeoutMs: TIMEOUT_MS });
  return stdout.split('\n').flatMap((line) => {
    const [path = '', size, written, base64] = line.split(' ');
    const index = files.findIndex((file) => file.path === path);
    const file = files[index];
    if (!file || !base64) return [];
    const content = Buffer.from(base64, 'base64');
    const whole = file.known + content.length >= Number(size);
    return [{ index, content, writtenWall: Number(written), whole }];
  });
}
