import { eventsOf, type TrialEvent } from '#lib/domain/history';

/** A command whose output can be read. */
interface LogStep {
  readonly key: string;
  readonly label: string;
}

interface LogSteps {
  readonly steps: readonly LogStep[];
  /** The one to show: the application once it was started, for it is what one came to see; until then whatever runs. */
  readonly first: string;
}

/** The commands of a trial that were started, in that order; null where none was. */
export function prepareLogSteps(history: readonly TrialEvent[]): LogSteps | null {
  const ended = new Map(eventsOf(history, 'command-ended').map(({ data }) => [data.key, data.exitCode]));
  const keys = [...new Set(eventsOf(history, 'command-started').map(({ data }) => data.key))];
  const [earliest] = keys;
  if (earliest === undefined) return null;
  const open = keys.filter((key) => !ended.has(key));
  const stateOf = (key: string) => {
    if (open.includes(key)) return 'running';
    const code = ended.get(key);
    return typeof code === 'number' ? `exit code ${code}` : 'no exit code';
  };
  return {
    steps: keys.map((key) => ({ key, label: `${key}, ${stateOf(key)}` })),
    first: keys.includes('launch') ? 'launch' : (open.at(-1) ?? earliest),
  };
}
