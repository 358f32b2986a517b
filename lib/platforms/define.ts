import { z } from 'zod';
import type { Platform, PlatformKind } from '#lib/domain/adapters';
import { readSettings, settingsProblems } from '#lib/domain/read-settings';

/** What a form and the guide show of a platform, as data. */
export interface PlatformForm {
  readonly id: string;
  readonly label: string;
  readonly untried: string | null;
  /** JSON Schema (draft 2020-12) of the settings as a person gives them, with defaults and descriptions. */
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}

/** A platform in the registry: its settings' type is closed over. */
export interface DefinedPlatform {
  readonly id: string;
  form(): PlatformForm;
  /** What is wrong with settings, each by its path in them. */
  problems(settings: unknown): { readonly path: PropertyKey[]; readonly message: string }[];
  /** @throws LabError `bad-input` with one sentence for each mistake in the settings */
  bind(settings: unknown): Platform;
}

/** Closes over the type of a platform's settings, so that the registry can hold platforms of any. */
export function definePlatform<Settings>(kind: PlatformKind<Settings>): DefinedPlatform {
  const { id, label, untried } = kind;
  return {
    id,
    form: () => ({ id, label, untried, jsonSchema: z.toJSONSchema(kind.settings, { io: 'input' }) }),
    problems: (settings) => settingsProblems(kind.settings, settings),
    bind: (settings) => kind.platform(readSettings(kind, settings)),
  };
}

/** A platform that leaves nothing to choose. */
export function plainPlatform(platform: Platform, untried: string | null): DefinedPlatform {
  const { id, label } = platform;
  return definePlatform({ id, label, untried, settings: z.strictObject({}), platform: () => platform });
}
