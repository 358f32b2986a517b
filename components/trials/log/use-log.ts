import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { OutputStream } from '#lib/domain/output';
import { liveStream } from '../../live/stream.ts';
import { LogReader } from './log-reader.ts';
import { LogSearch } from './log-search.ts';

/** The server says what changed by these. */
const TOPICS = ['output', 'trial'];

interface Wanted {
  readonly trialId: string;
  readonly key: string;
  readonly stream: OutputStream;
  readonly paused: boolean;
  /** The newest change when the page was drawn. */
  readonly after: string;
}

/** A log that is read on while the trial's output grows. */
export function useLog({ trialId, key, stream, paused, after }: Wanted): LogReader {
  const reader = useMemo(() => new LogReader({ trialId, key, stream }), [trialId, key, stream]);
  const [start] = useState(after);
  useEffect(() => {
    reader.open();
    const stop = liveStream.subscribe(start, (change) => {
      if (change === 'gap' || (TOPICS.includes(change.topic) && change.object === trialId)) reader.wake();
    });
    return () => {
      stop();
      reader.close();
    };
  }, [reader, trialId, start]);
  useEffect(() => reader.pause(paused), [reader, paused]);
  useSyncExternalStore(reader.subscribe, reader.version, () => 0);
  return reader;
}

const SLICE_MS = 8;

/** The lines that hold the term, found a little at a time; whether all were looked through. */
export function useSearch(reader: LogReader, term: string): { found: readonly number[]; done: boolean } {
  const { log } = reader;
  const search = useMemo(() => (term === '' ? null : new LogSearch(log, term)), [log, term]);
  const [, setTurn] = useState(0);
  const [done, setDone] = useState(true);
  const version = reader.version();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version has lines that were not looked through
  useEffect(() => {
    if (!search) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = () => {
      const over = search.step(SLICE_MS);
      setDone(over);
      setTurn((turns) => turns + 1);
      if (!over) timer = setTimeout(turn);
    };
    turn();
    return () => clearTimeout(timer);
  }, [search, version]);
  return { found: search?.found ?? [], done: search === null || done };
}
