import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { headingId, readExample, readTopic, readTopics } from './guide.ts';

const DOCS = path.join(import.meta.dirname, '../../docs');
const markdown = (folder: string) =>
  readdirSync(path.join(DOCS, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name));

describe('the guide in the app', () => {
  it('has a topic for every file, with a title and a summary', async () => {
    const topics = await readTopics();
    for (const file of markdown('guide'))
      expect(topics.map((topic) => topic.slug)).toContain(path.basename(file, '.md'));
    for (const topic of topics) {
      expect(topic.title).not.toBe(topic.slug);
      expect(topic.summary.length).toBeGreaterThan(20);
    }
  });

  it('reads nothing but its own files', async () => {
    expect(await readTopic('../README')).toBeNull();
    expect(await readTopic('toString')).toBeNull();
    expect(await readExample('../../package.json')).toBeNull();
    expect(await readExample('cluster.yaml')).toContain('fabrics:');
  });

  it.each([...markdown('guide'), ...markdown('decisions'), 'architecture.md'])(
    'leads from %s only to files and headings that are there',
    (file) => {
      const text = readFileSync(path.join(DOCS, file), 'utf8');
      for (const [, target = '', section] of text.matchAll(/\]\(([^)#:]*)(?:#([^)]*))?\)/g)) {
        if (target.startsWith('/')) continue;
        const at = target === '' ? file : path.join(path.dirname(file), target);
        expect(existsSync(path.join(DOCS, at)), `${file} → ${target}`).toBe(true);
        if (!section) continue;
        const headings = readFileSync(path.join(DOCS, at), 'utf8').matchAll(/^#+ (.+)$/gm);
        expect([...headings].map((match) => headingId(match[1] ?? ''))).toContain(section);
      }
    },
  );
});
