import type { TrialEvent } from '#lib/domain/history';
import { MOST_FOLLOWED_BYTES, OUTPUT_STREAMS, type OutputPart, streamName } from '#lib/domain/output';
import { UnreachableError } from '#lib/remote/errors';
import { followFiles } from '#lib/remote/follow';
import type { Machines } from '#lib/remote/machine';
import { openCommands, type Started } from './command.ts';
import { inParallel, pause } from './context.ts';

/** One look a machine, and no more often: it runs beside the experiment. */
const LOOK_EVERY_SECONDS = 2;

interface SeenPart extends OutputPart {
  /** When its file was written last, on its machine's clock, seconds. */
  readonly writtenWall: number;
}

/** Where what is followed goes. */
interface OutputStore {
  /** Bytes of each stream that are there already, by its name. */
  known(): Promise<Map<string, number>>;
  append(parts: readonly OutputPart[]): Promise<void>;
  /** Called for each part once it is stored. */
  stored(part: SeenPart): Promise<void>;
}

/**
 * Carries what commands print to the store while they run, for whoever watches. Nothing rests on it: the whole output is
 * read at each command's end. A machine that does not answer is asked again at the next look; whatever else goes wrong
 * ends the following and never the trial, whose own steps meet it too.
 */
export async function followOutput(
  machines: Machines,
  history: readonly TrialEvent[],
  signal: AbortSignal,
  store: OutputStore,
): Promise<void> {
  const asked = machines.asked({ signal });
  try {
    const known = await store.known();
    for (;;) {
      await pause(LOOK_EVERY_SECONDS, signal);
      const open = openCommands({ history });
      const nodes = [...new Set(open.map(({ node }) => node))];
      const parts = await inParallel(nodes, (node) =>
        look(
          asked,
          node,
          open.filter((run) => run.node === node),
          known,
        ),
      );
      await keep(store, parts.flat(), known);
    }
  } catch {
    return;
  }
}

async function look(
  machines: Machines,
  node: string,
  runs: readonly Started[],
  known: ReadonlyMap<string, number>,
): Promise<SeenPart[]> {
  const files = runs.flatMap(({ key, directory }) =>
    OUTPUT_STREAMS.map((stream) => {
      const offset = known.get(streamName({ key, stream })) ?? 0;
      return { key, stream, offset, path: `${directory}/${stream}`, known: offset };
    }),
  );
  const followed = files.filter(({ offset }) => offset < MOST_FOLLOWED_BYTES);
  try {
    return (await followFiles(machines.get(node), followed)).flatMap(({ index, content, writtenWall }) => {
      const file = followed[index];
      return file ? [{ key: file.key, stream: file.stream, offset: file.offset, content, writtenWall }] : [];
    });
  } catch (error) {
    if (error instanceof UnreachableError) return [];
    throw error;
  }
}

async function keep(store: OutputStore, parts: readonly SeenPart[], known: Map<string, number>) {
  if (parts.length === 0) return;
  await store.append(parts);
  for (const part of parts) {
    known.set(streamName(part), part.offset + part.content.length);
    await store.stored(part);
  }
}
