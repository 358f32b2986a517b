import { memo } from 'react';
import { cn } from '../../ui/cn.ts';
import { ansiSpans, type Span, type Tone } from './ansi.ts';

const TONES: Record<Tone, string> = {
  red: 'text-invalid',
  green: 'text-valid',
  yellow: 'text-unknown',
  blue: 'text-accent',
  grey: 'text-muted',
};

interface LogLineProps {
  readonly number: number;
  readonly text: string;
  readonly term: string;
  readonly current: boolean;
}

/** One line with its number; what is searched for is marked. */
export const LogLine = memo(function LogLine({ number, text, term, current }: LogLineProps) {
  return (
    <div className={cn('flex h-4 whitespace-pre pr-4', current && 'bg-accent-soft')} data-line={number}>
      <span aria-hidden="true" className="w-20 shrink-0 select-none pr-3 text-right text-muted">
        {number}
      </span>
      <span>
        {placed(ansiSpans(text)).map(({ at, span }) => (
          <span className={cn(span.tone && TONES[span.tone], span.bold && 'font-semibold')} key={at}>
            <Marked term={term} text={span.text} />
          </span>
        ))}
      </span>
    </div>
  );
});

function Marked({ text, term }: { text: string; term: string }) {
  if (term === '') return text;
  return split(text, term.toLowerCase()).map(({ at, piece, matches }) =>
    matches ? (
      <mark className="bg-unknown text-paper" key={at}>
        {piece}
      </mark>
    ) : (
      piece
    ),
  );
}

function split(text: string, term: string): { at: number; piece: string; matches: boolean }[] {
  const lower = text.toLowerCase();
  const pieces: { at: number; piece: string; matches: boolean }[] = [];
  let last = 0;
  for (let at = lower.indexOf(term); at >= 0; at = lower.indexOf(term, last)) {
    if (at > last) pieces.push({ at: last, piece: text.slice(last, at), matches: false });
    last = at + term.length;
    pieces.push({ at, piece: text.slice(at, last), matches: true });
  }
  return last < text.length ? [...pieces, { at: last, piece: text.slice(last), matches: false }] : pieces;
}

/** With the place of each, by which React knows it. */
function placed(spans: readonly Span[]): { at: number; span: Span }[] {
  let at = 0;
  return spans.map((span) => {
    const own = at;
    at += span.text.length;
    return { at: own, span };
  });
}
