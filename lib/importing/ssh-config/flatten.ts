import SSHConfig, { type Line } from 'ssh-config';
import { LabError } from '#lib/domain/errors';
import { type Condition, conditionOf, patternsOf, wordsOf } from './condition.ts';
import type { ConfigFile } from './config-file.ts';

/** One line that sets something, and under which conditions it holds. */
interface Setting {
  /** In lower case, as ssh reads it. */
  readonly key: string;
  readonly value: string;
  readonly when: readonly Condition[];
}

export interface FlatConfig {
  readonly settings: readonly Setting[];
  /** Host patterns without a wildcard, lists expanded, in the order of the file. */
  readonly names: readonly string[];
  readonly notes: readonly string[];
}

/** As deep as ssh itself follows. */
const DEPTH_AT_MOST = 16;

/**
 * The first file with all that it includes, in the order in which ssh reads it. Included files are taken from those
 * that were given, by name; no disk is read.
 * @throws LabError `bad-input` for a text that is no ssh_config
 */
export function flatten(files: readonly ConfigFile[]): FlatConfig {
  const [main] = files;
  const settings: Setting[] = [];
  const names: string[] = [];
  const notes: string[] = [];
  const walk = (
    lines: readonly Line[],
    file: ConfigFile,
    when: readonly Condition[],
    depth: number,
  ): void => {
    for (const line of lines) {
      if (!('param' in line)) continue;
      const key = settingOf(line.param, file);
      if ('config' in line) {
        const condition = conditionOf(line);
        if (condition.note) notes.push(condition.note);
        names.push(...condition.names);
        walk(line.config, file, [...when, condition.holds], depth);
      } else if (key === 'include')
        for (const pattern of wordsOf(line.value)) include(pattern, file, when, depth);
      else settings.push({ key, value: wordsOf(line.value).join(' '), when });
    }
  };
  const include = (pattern: string, from: ConfigFile, when: readonly Condition[], depth: number) => {
    if (depth >= DEPTH_AT_MOST)
      throw new LabError(
        'bad-input',
        `${from.name} includes itself, or files more than ${DEPTH_AT_MOST} deep.`,
      );
    const { matches } = patternsOf([baseName(pattern)]);
    const found = files.filter((file) => file !== main && matches(baseName(file.name)));
    if (found.length === 0)
      notes.push(`${from.name} includes ${pattern}, which was not given: choose that file as well.`);
    for (const file of found) walk(parse(file), file, when, depth + 1);
  };
  if (main) walk(parse(main), main, [], 0);
  return { settings, names: [...new Set(names)], notes: [...new Set(notes)] };
}

function parse(file: ConfigFile): readonly Line[] {
  try {
    return SSHConfig.parse(file.text);
  } catch (cause) {
    throw new LabError(
      'bad-input',
      `${file.name} cannot be read as an ssh_config: look for a quote that is not closed, or a Host without a name.`,
      { cause },
    );
  }
}

/** ssh names its settings by letters alone, as in IPQoS and PKCS11Provider with digits. */
function settingOf(word: string, file: ConfigFile): string {
  if (/^[a-z][a-z0-9]*$/i.test(word)) return word.toLowerCase();
  const shown = word.split('\n')[0];
  throw new LabError(
    'bad-input',
    `${file.name} is no ssh_config: “${shown}” is no setting, or has no value.`,
  );
}

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);
