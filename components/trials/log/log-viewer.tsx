'use client';

import { ArrowDownToLine, Download, Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { OUTPUT_STREAMS, type OutputStream } from '#lib/domain/output';
import { Select } from '../../forms/select.tsx';
import { Button } from '../../ui/button.tsx';
import { LogLines } from './log-lines.tsx';
import type { LogReader } from './log-reader.ts';
import { stepMatch } from './log-search.ts';
import { SearchField } from './search-field.tsx';
import { useLog, useSearch } from './use-log.ts';

interface LogViewerProps {
  readonly trialId: string;
  readonly steps: readonly { readonly key: string; readonly label: string }[];
  /** The step to show while nobody has chosen one or is reading: what runs now, as it changes. */
  readonly first: string;
  readonly after: string;
}

/** What the commands of a trial print, while they do and afterwards. */
export function LogViewer({ trialId, steps, first, after }: LogViewerProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const key = chosen ?? first;
  /** Somebody reads this step: it stays. */
  const read = (then: () => void) => {
    setChosen(key);
    then();
  };
  const [stream, setStream] = useState<OutputStream>('stdout');
  const [paused, setPaused] = useState(false);
  const [follow, setFollow] = useState(true);
  const [term, setTerm] = useState('');
  const [match, setMatch] = useState(-1);
  const reader = useLog({ trialId, key, stream, paused, after });
  const { found, done } = useSearch(reader, term);
  const { log, problem } = reader;
  const go = (by: 1 | -1) => {
    setChosen(key);
    setFollow(false);
    setMatch(stepMatch(found.length, match, by));
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-hairline border-b px-4 py-2">
        <Select
          label="Step"
          onChange={setChosen}
          options={steps.map((step) => ({ value: step.key, label: step.label }))}
          value={key}
        />
        <Select<OutputStream>
          label="Stream"
          onChange={setStream}
          options={OUTPUT_STREAMS.map((name) => ({ value: name, label: name }))}
          value={stream}
        />
        <SearchField
          done={done}
          found={found.length}
          go={go}
          match={match}
          onTerm={(text) => {
            setChosen(key);
            setTerm(text);
            setMatch(-1);
          }}
          term={term}
        />
        <span className="ml-auto flex gap-2">
          <Button aria-pressed={follow} onClick={() => read(() => setFollow(!follow))} size="small">
            <ArrowDownToLine aria-hidden="true" /> {follow ? 'Following' : 'Follow'}
          </Button>
          <Button aria-pressed={paused} onClick={() => read(() => setPaused(!paused))} size="small">
            {paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />} {paused ? 'Go on' : 'Pause'}
          </Button>
          <Button disabled={log.bytes === 0} onClick={() => save(reader)} size="small">
            <Download aria-hidden="true" /> Save
          </Button>
        </span>
      </div>
      <LogLines
        current={found[match] ?? -1}
        follow={follow}
        label={`${stream} of ${key}`}
        log={log}
        onFollow={(on) => (on ? setFollow(on) : read(() => setFollow(on)))}
        term={term}
      />
      <p className="border-hairline border-t px-4 py-1.5 text-muted text-xs">
        {`${log.lines.toLocaleString('en-US')} lines, ${log.bytes.toLocaleString('en-US')} bytes`}
        {paused && ', paused'}
        {problem && <span role="alert"> · {problem}</span>}
      </p>
    </>
  );
}

const SAVED_WITHIN_MS = 60_000;

/** All that was read, byte for byte, as a file. */
function save({ log, address }: LogReader): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(log.file());
  link.download = `${address.trialId}-${address.key}-${address.stream}.txt`.replaceAll('/', '-');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVED_WITHIN_MS);
}
