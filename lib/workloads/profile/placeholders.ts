import type { LaunchContext } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';
import type { ProfileSettings } from './settings.ts';

/** Nothing else in braces is touched: input files have braces of their own. */
const PLACEHOLDER = /\{(?:ranks|programs\.([A-Za-z0-9][A-Za-z0-9_.-]*))\}/g;

/** Fills in `{ranks}` and `{programs.NAME}`. @throws LabError `bad-input` when the cluster has no such program */
export function fillIn(text: string, { ranks, cluster }: LaunchContext): string {
  return text.replace(PLACEHOLDER, (_, program: string | undefined) => {
    if (program === undefined) return String(ranks);
    const path = cluster.programs[program];
    if (path === undefined) throw new LabError('bad-input', missing(program));
    return path;
  });
}

/** One sentence for each program that the profile needs and the cluster does not name. */
export function placeholderProblems(settings: ProfileSettings, { cluster }: LaunchContext): string[] {
  const texts = [...settings.command, ...settings.files.map((file) => file.content)];
  const named = texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map((match) => match[1]));
  return [...new Set(named)].flatMap((program) =>
    program === undefined || cluster.programs[program] !== undefined ? [] : [missing(program)],
  );
}

const missing = (program: string) =>
  `The cluster names no program "${program}": add its path under programs in the cluster's file.`;
