import type { MarkedToken, Token, Tokens } from 'marked';
import { createElement, Fragment, type ReactNode } from 'react';
import { Table, Td, Th } from '../ui/table.tsx';
import { Inline } from './inline.tsx';

interface MarkdownProps {
  readonly tokens: readonly Token[];
  /** The id of a heading from its words. */
  readonly idOf: (words: readonly Token[]) => string;
}

const HEADING = {
  2: 'mt-9 mb-3 scroll-mt-16 font-semibold text-lg tracking-tight first:mt-0',
  3: 'mt-6 mb-2 scroll-mt-16 font-medium text-base',
} as const;
const CODE =
  'my-3 overflow-x-auto rounded-md border border-hairline bg-raised px-3 py-2 font-mono text-xs leading-relaxed';

/** Parsed Markdown in the app's own dress. HTML in it is not drawn: a text is never a page. */
export function Markdown({ tokens, idOf }: MarkdownProps) {
  return createElement(Fragment, null, ...tokens.map((token) => drawBlock(token as MarkedToken, idOf)));
}

function drawBlock(token: MarkedToken, idOf: MarkdownProps['idOf']): ReactNode {
  switch (token.type) {
    case 'heading': {
      const level = token.depth === 2 ? 2 : 3;
      return createElement(
        `h${level}`,
        { className: HEADING[level], id: idOf(token.tokens) },
        <Inline tokens={token.tokens} />,
      );
    }
    case 'paragraph':
      return (
        <p className="my-3 leading-relaxed">
          <Inline tokens={token.tokens} />
        </p>
      );
    case 'text':
      return <Inline tokens={token.tokens ?? [token]} />;
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <pre className={CODE} tabIndex={0}>
          <code>{token.text}</code>
        </pre>
      );
    case 'list':
      return drawList(token, idOf);
    case 'table':
      return drawTable(token);
    case 'blockquote':
      return (
        <blockquote className="my-3 border-accent border-l-2 pl-4 text-muted">
          <Markdown idOf={idOf} tokens={token.tokens} />
        </blockquote>
      );
    case 'hr':
      return <hr className="my-6 border-hairline" />;
    default:
      return null;
  }
}

function drawList(list: Tokens.List, idOf: MarkdownProps['idOf']): ReactNode {
  const items = list.items.map((item) => (
    <li className="pl-1 leading-relaxed" key={item.raw}>
      <Markdown idOf={idOf} tokens={item.tokens} />
    </li>
  ));
  const className = 'my-3 flex flex-col gap-1.5 pl-5 marker:text-faint';
  return list.ordered ? (
    <ol className={`${className} list-decimal`}>{items}</ol>
  ) : (
    <ul className={`${className} list-disc`}>{items}</ul>
  );
}

/** Tables of one page have different rows: their ends tell them apart. */
function labelOf({ header, rows }: Tokens.Table): string {
  const ends = [rows[0], rows.at(-1)].map((row) => row?.[0]?.text ?? '');
  return `${header.map((cell) => cell.text).join(', ')}: ${ends.join(' to ')}`;
}

function drawTable(table: Tokens.Table): ReactNode {
  return (
    <div className="my-4 rounded-lg border border-hairline bg-paper [&_tbody_tr:last-child_td]:border-b-0 [&_td:last-child]:min-w-52">
      <Table label={labelOf(table)}>
        <thead>{drawRow(table.header)}</thead>
        <tbody>{createElement(Fragment, null, ...table.rows.map(drawRow))}</tbody>
      </Table>
    </div>
  );
}

function drawRow(row: readonly Tokens.TableCell[]): ReactNode {
  return createElement('tr', null, ...row.map(drawCell));
}

/** A head without words is no head. */
function drawCell({ tokens, header, align, text }: Tokens.TableCell): ReactNode {
  const Cell = header && text !== '' ? Th : Td;
  return (
    <Cell numeric={align === 'right'}>
      <Inline tokens={tokens} />
    </Cell>
  );
}
