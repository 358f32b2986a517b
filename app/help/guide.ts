import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Lexer, type Token, type Tokens, walkTokens } from 'marked';

/** The guide in reading order, then what lies behind it. Files below docs/. */
const FILES: Readonly<Record<string, string>> = {
  'getting-started': 'guide/getting-started.md',
  'finding-your-way': 'guide/finding-your-way.md',
  rehearsal: 'guide/rehearsal.md',
  'your-cluster': 'guide/your-cluster.md',
  'declaring-a-study': 'guide/declaring-a-study.md',
  'reading-a-trial': 'guide/reading-a-trial.md',
  figures: 'guide/figures.md',
  'exporting-figures': 'guide/exporting-figures.md',
  claims: 'guide/claims.md',
  data: 'guide/data.md',
  'command-line': 'guide/command-line.md',
  'when-things-go-wrong': 'guide/when-things-go-wrong.md',
  statistics: 'statistics.md',
  thesis: 'thesis.md',
  testbed: 'testbed.md',
  benchmarks: 'benchmarks.md',
  reliability: 'reliability.md',
  architecture: 'architecture.md',
};
const EXAMPLE = /^[a-z0-9-]+\.yaml$/;

export interface Topic {
  readonly slug: string;
  readonly title: string;
  /** The first paragraph. */
  readonly summary: string;
  readonly sections: readonly { readonly id: string; readonly text: string }[];
  /** Everything below the title, with the addresses that links have in the app. */
  readonly body: readonly Token[];
}

/** One topic of the guide, or null when there is none of that name. */
export async function readTopic(slug: string): Promise<Topic | null> {
  const file = Object.hasOwn(FILES, slug) ? FILES[slug] : undefined;
  const text = file === undefined ? null : await readDocument(file);
  if (!file || text === null) return null;
  const tokens = Lexer.lex(text);
  walkTokens(tokens, (token) => {
    if (token.type === 'link') token.href = addressInApp(token.href, file);
  });
  const headings = tokens.filter((token): token is Tokens.Heading => token.type === 'heading');
  const first = tokens.find((token): token is Tokens.Paragraph => token.type === 'paragraph');
  return {
    slug,
    title: headings[0]?.text ?? slug,
    summary: plain(first?.tokens ?? []),
    sections: headings
      .filter(({ depth }) => depth === 2)
      .map(({ tokens: words }) => ({ id: headingId(plain(words)), text: plain(words) })),
    body: tokens.filter((token) => token !== headings[0]),
  };
}

/** Every topic whose file is there, in reading order. */
export async function readTopics(): Promise<Topic[]> {
  const topics = await Promise.all(Object.keys(FILES).map(readTopic));
  return topics.filter((topic) => topic !== null);
}

/** An example file of the guide, or null. */
export async function readExample(name: string): Promise<string | null> {
  return EXAMPLE.test(name) ? readDocument(`examples/${name}`) : null;
}

/** As GitHub names headings, so that a link works in both places. */
export function headingId(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');
}

/** The words of inline tokens without their looks. */
export function plain(tokens: readonly Token[]): string {
  return tokens
    .map((token) => ('tokens' in token && token.tokens ? plain(token.tokens) : textOf(token)))
    .join('');
}

const textOf = (token: Token): string => ('text' in token ? String(token.text) : '');

/** Where a link between documents leads in the app; '' for files that only the repository has. */
function addressInApp(href: string, from: string): string {
  if (/^(https?:|#|\/)/.test(href)) return href;
  const [target = '', section] = href.split('#');
  const file = path.posix.join(path.posix.dirname(from), target);
  if (file.startsWith('examples/')) return `/help/${file}`;
  const slug = Object.keys(FILES).find((known) => FILES[known] === file);
  if (!slug || !existsSync(locate(file))) return '';
  return `/help/${slug}${section ? `#${section}` : ''}`;
}

const locate = (file: string) => path.join(/* turbopackIgnore: true */ process.cwd(), 'docs', file);

async function readDocument(file: string): Promise<string | null> {
  return readFile(locate(file), 'utf8').catch(() => null);
}
