import { levelsOf } from '#lib/claims/levels';
import { type Template, templatesOf } from '#lib/claims/templates';
import { Factor } from '#lib/domain/expression';
import type { Sample } from '#lib/domain/sample';
import type { OfferedLevels } from '../../../../components/claims/offered.ts';

/** What the form offers to choose from; a factor with one level tells no trials apart. */
export function formData(samples: readonly Sample[]): { levels: OfferedLevels; templates: Template[] } {
  const all = levelsOf(samples);
  const levels = Factor.options
    .map((factor) => ({ factor, levels: all[factor] }))
    .filter((offered) => offered.levels.length > 1);
  return { levels, templates: templatesOf(all) };
}
