import { Document, isCollection, parse, visit } from 'yaml';
import type { z } from 'zod';
import { ClusterSpec } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import type { FieldProblem } from '#lib/domain/field-problem';
import { platformProblems } from '#lib/platforms/registry';
import { readYaml } from './read-yaml.ts';

/** Leaves of a file that fit on one line, as a person writes them. */
const ONE_LINE_AT_MOST = 4;
const LINE_WIDTH = 110;

/** A cluster whose platform is one that is known, with settings that it understands. */
const Registered = ClusterSpec.superRefine((cluster, context) => {
  for (const problem of platformProblems(cluster)) context.addIssue({ code: 'custom', ...problem });
});

/** A cluster, whole or half, as the file that describes it. */
export function writeClusterFile(input: object): string {
  const document = new Document(input);
  visit(document, {
    Map(_, node, path) {
      const leaf = node.items.every(({ value }) => !isCollection(value));
      if (leaf && path.length > 1 && node.items.length <= ONE_LINE_AT_MOST) node.flow = true;
    },
  });
  return document.toString({ flowCollectionPadding: true, lineWidth: LINE_WIDTH });
}

/** @throws LabError `bad-input` naming every mistake */
export function readClusterFile(text: string): ClusterSpec {
  return readYaml(text, Registered, 'The cluster file');
}

/** What is wrong with a cluster, field by field. */
export function clusterProblems(input: unknown): FieldProblem[] {
  return (Registered.safeParse(input).error?.issues ?? []).map((issue) => {
    const value = valueAt(input, issue.path) ?? null;
    const missing = value === null || (Array.isArray(value) && value.length === 0);
    return {
      path: issue.path.join('.'),
      message: missing && issue.code === 'invalid_type' ? 'is missing' : sentence(issue),
      missing,
    };
  });
}

const EXPECTED: Readonly<Record<string, string>> = { number: 'not a number', int: 'not a whole number' };

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return EXPECTED[issue.expected] ?? issue.message;
  return issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );

/**
 * A file's contents for the form, however incomplete.
 * @throws LabError `bad-input` for what is no YAML, and for what the form has no field for and would lose
 */
export function readClusterDraft(text: string): object {
  let data: unknown;
  try {
    data = parse(text) ?? {};
  } catch (cause) {
    throw new LabError('bad-input', `The cluster file is not YAML: ${(cause as Error).message}`, { cause });
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new LabError('bad-input', 'The cluster file holds no fields: begin with name: our-cluster.');
  const lost = [...unknownKeys(data), ...strayPorts(data), ...longValues(data)];
  if (lost.length === 0) return data;
  throw new LabError(
    'bad-input',
    `The form has no field for this, so it stays in the file:\n${lost.map((line) => `  ${line}`).join('\n')}`,
  );
}

function unknownKeys(data: unknown): string[] {
  return (ClusterSpec.safeParse(data).error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key].join('.')) : [],
  );
}

const keysAt = (data: unknown, path: readonly PropertyKey[]): string[] => {
  const value = valueAt(data, path);
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
};

/** Ports on a fabric that is not declared. */
function strayPorts(data: unknown): string[] {
  const fabrics = keysAt(data, ['fabrics']).map((i) => String(valueAt(data, ['fabrics', i, 'name'])));
  return ['hosts', 'vms'].flatMap((nodes) =>
    keysAt(data, [nodes]).flatMap((i) =>
      keysAt(data, [nodes, i, 'fabrics'])
        .filter((fabric) => !fabrics.includes(fabric))
        .map((fabric) => `${nodes}.${i}.fabrics.${fabric}: no such fabric is declared`),
    ),
  );
}

/** The form writes these one a line. */
function longValues(data: unknown): string[] {
  return [['mpi', 'environment'], ['programs']].flatMap((path) =>
    keysAt(data, path)
      .filter((key) => String(valueAt(data, [...path, key])).includes('\n'))
      .map((key) => `${[...path, key].join('.')}: more than one line`),
  );
}
