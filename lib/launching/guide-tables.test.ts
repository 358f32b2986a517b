import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ClusterSpec } from '#lib/domain/cluster';
import { StudySpec } from '#lib/domain/study';
import { CommandSettings } from '#lib/platforms/command/settings';
import { LibvirtSettings } from '#lib/platforms/libvirt/settings';
import { PodmanSettings } from '#lib/platforms/podman/settings';
import { ProxmoxSettings } from '#lib/platforms/proxmox/settings';
import { HplSettings } from '#lib/workloads/hpl/settings';
import { ProfileSettings } from '#lib/workloads/profile/settings';

const ROOT = path.join(import.meta.dirname, '../..');
const guide = (name: string) => readFileSync(path.join(ROOT, 'docs/guide', name), 'utf8');
const ROW = /^\| `([^`]+)` \| (required|–|`[^`]*`) \|/gm;

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly additionalProperties?: Node | false;
  readonly default?: unknown;
}

/** Every field of a schema as the guide names it, with its default: `hosts[].name` → `required`. */
function fieldsOf(node: Node, at: string, standing: string): [string, string][] {
  if (node.properties)
    return Object.entries(node.properties).flatMap(([name, child]) =>
      fieldsOf(child, at ? `${at}.${name}` : name, standingOf(child, node.required?.includes(name) ?? false)),
    );
  if (node.items?.properties) return fieldsOf(node.items, `${at}[]`, standing);
  const values = node.additionalProperties || undefined;
  if (values?.properties) return fieldsOf(values, `${at}.NAME`, standing);
  return [[at, standing]];
}

const standingOf = (node: Node, required: boolean) =>
  node.default !== undefined ? `\`${JSON.stringify(node.default)}\`` : required ? 'required' : '–';

/** The rows of all tables below a heading whose first column is a field. */
function documented(name: string, heading: string): [string, string][] {
  const [, section = ''] = guide(name).split(`\n## ${heading}\n`);
  const own = section.split('\n## ')[0] ?? '';
  return [...own.matchAll(ROW)].map(([, field = '', standing = '']) => [field, standing]);
}

describe('the tables of the guide', () => {
  it.each([
    ['your-cluster.md', 'Every field', ClusterSpec],
    ['declaring-a-study.md', 'Every field', StudySpec],
    ['declaring-a-study.md', 'HPL', HplSettings],
    ['declaring-a-study.md', 'An application described by a profile', ProfileSettings],
  ])('%s, %s: every field of the schema with its default', (file, heading, schema) => {
    const known = fieldsOf(z.toJSONSchema(schema, { io: 'input' }) as Node, '', 'required');
    expect(documented(file, heading).sort()).toEqual(known.sort());
  });

  it('give every setting of every platform', () => {
    const known = [LibvirtSettings, PodmanSettings, ProxmoxSettings, CommandSettings].flatMap((schema) =>
      fieldsOf(z.toJSONSchema(schema, { io: 'input' }) as Node, '', 'required'),
    );
    expect(documented('your-cluster.md', 'Platforms')).toEqual(known);
  });

  it('explain every check of a trial', () => {
    const sources = ['lib/domain/checks', 'lib/workloads', 'lib/workloads/hpl', 'lib/workloads/profile'];
    const ids = sources.flatMap((folder) =>
      readdirSync(path.join(ROOT, folder))
        .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
        .flatMap((name) => [
          ...readFileSync(path.join(ROOT, folder, name), 'utf8').matchAll(/asked = \{\s*id: '([a-z-]+)'/g),
        ])
        .map((match) => match[1]),
    );
    expect(ids.length).toBeGreaterThan(15);
    for (const id of ids) expect(guide('reading-a-trial.md')).toContain(`| \`${id}\` |`);
  });

  it('name every kind of error', () => {
    const source = readFileSync(path.join(ROOT, 'lib/domain/errors.ts'), 'utf8');
    const codes = [...source.matchAll(/^ {2}\| '([a-z-]+)'/gm)].map((match) => match[1]);
    expect(codes.length).toBeGreaterThan(5);
    for (const code of codes) expect(guide('when-things-go-wrong.md')).toContain(`\`${code}\``);
  });
});
