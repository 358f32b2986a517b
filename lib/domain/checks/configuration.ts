import { type Configuration, configurationOf } from '../configuration.ts';
import { type Check, invalid, unknown, valid } from '../verdict.ts';
import { type Evidence, list } from './evidence.ts';

/** Repetitions of one cell are repetitions only while the machines stay what they are. */
export function checkConfiguration({ history, reference }: Evidence): Check {
  const asked = {
    id: 'configuration',
    label: 'The machines are configured as in the cell’s first valid trial',
  };
  const own = configurationOf(history);
  const count = Object.keys(own).length;
  if (count === 0) return unknown(asked, 'The machines were not asked for their configuration.');
  if (reference === null) return valid(asked, `${count} facts, the first of this cell`);
  const changed = differences(reference.configuration, own);
  if (changed.length === 0) return valid(asked, `${count} facts equal those of trial ${reference.trialId}`);
  return invalid(asked, `${list(changed)}.`, `compared with trial ${reference.trialId}`);
}

/** A fact that only one of the two tells is none: versions of this program ask for more than earlier ones did. */
function differences(theirs: Configuration, own: Configuration): string[] {
  return Object.entries(theirs).flatMap(([name, before]) => {
    const now = own[name];
    return now === undefined || now === before ? [] : [`${name} was “${before}” and is “${now}”`];
  });
}
