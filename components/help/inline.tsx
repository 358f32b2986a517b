import type { MarkedToken, Token } from 'marked';
import Link from 'next/link';
import { createElement, Fragment, type ReactNode } from 'react';
import { cn } from '../ui/cn.ts';

/** Characters of code that stay on one line: a flag broken at its dashes is misread. A phone holds them. */
const KEPT_WHOLE = 28;

/** Words with their looks: code, links, emphasis. */
export function Inline({ tokens }: { tokens: readonly Token[] }) {
  return createElement(Fragment, null, ...tokens.map((token) => draw(token as MarkedToken)));
}

function draw(token: MarkedToken): ReactNode {
  switch (token.type) {
    case 'text':
      return token.tokens ? <Inline tokens={token.tokens} /> : token.text;
    case 'escape':
      return token.text;
    case 'codespan':
      return (
        <code
          className={cn(
            'rounded-sm bg-raised box-decoration-clone px-1 py-0.5 font-mono text-[0.92em]',
            token.text.length <= KEPT_WHOLE ? 'whitespace-nowrap' : 'break-words',
          )}
        >
          {token.text}
        </code>
      );
    case 'strong':
      return (
        <strong className="font-semibold">
          <Inline tokens={token.tokens} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <Inline tokens={token.tokens} />
        </em>
      );
    case 'link':
      return <GuideLink href={token.href} tokens={token.tokens} />;
    case 'br':
      return <br />;
    default:
      return null;
  }
}

/** A file that only the repository has keeps its words and loses its link. */
function GuideLink({ href, tokens }: { href: string; tokens: readonly Token[] }) {
  const words = <Inline tokens={tokens} />;
  if (href === '') return words;
  if (href.startsWith('/help/') && !href.endsWith('.yaml'))
    return (
      <Link className="link" href={href}>
        {words}
      </Link>
    );
  return (
    <a className="link" href={href}>
      {words}
    </a>
  );
}
