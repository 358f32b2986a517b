import { ChevronDown, ChevronUp } from 'lucide-react';
import { INPUT } from '../../forms/field.tsx';
import { Button } from '../../ui/button.tsx';

interface SearchFieldProps {
  readonly term: string;
  onTerm(term: string): void;
  readonly found: number;
  /** Whether all lines were looked through. */
  readonly done: boolean;
  /** Of those found, from 0; -1 before the first. */
  readonly match: number;
  go(by: 1 | -1): void;
}

/** Asks for a text, says in how many lines it stands, and goes from one to the next. */
export function SearchField({ term, onTerm, found, done, match, go }: SearchFieldProps) {
  const count = `${found.toLocaleString('en-US')}${done ? '' : ' so far'}`;
  return (
    <span className="flex flex-wrap items-center gap-1">
      <input
        aria-label="Search the log"
        className={INPUT}
        onChange={(event) => onTerm(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          go(event.shiftKey ? -1 : 1);
        }}
        placeholder="Search"
        type="search"
        value={term}
      />
      {term !== '' && (
        <>
          <span className="text-muted text-sm" role="status">
            {match >= 0
              ? `line ${(match + 1).toLocaleString('en-US')} of ${count}`
              : `${count} ${found === 1 ? 'line' : 'lines'}`}
          </span>
          <Button
            aria-label="Previous match"
            disabled={found === 0}
            onClick={() => go(-1)}
            size="small"
            tone="quiet"
          >
            <ChevronUp aria-hidden="true" />
          </Button>
          <Button
            aria-label="Next match"
            disabled={found === 0}
            onClick={() => go(1)}
            size="small"
            tone="quiet"
          >
            <ChevronDown aria-hidden="true" />
          </Button>
        </>
      )}
    </span>
  );
}
