import type { CommandOutput, MoveReport, MoveRequest, PlatformKind, VmSighting } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';
import { compile } from '#lib/domain/line-pattern';
import { bare, endedHow } from '../sections.ts';
import { CommandSettings, findLine } from './settings.ts';

/** Nothing else in braces is touched. */
const PLACEHOLDER = /\{(vm|source|sourceAddress|destination|destinationAddress|fabricAddress)\}/g;
const IN_SECONDS = { s: 1, ms: 1e-3, µs: 1e-6 } as const;

function fillIn(word: string, { vm, source, destination }: MoveRequest): string {
  const values: Readonly<Record<string, string>> = {
    vm,
    source: source.host,
    sourceAddress: source.address,
    destination: destination.host,
    destinationAddress: destination.address,
    fabricAddress: destination.fabricAddress,
  };
  return word.replace(PLACEHOLDER, (whole, name: string) => values[name] ?? whole);
}

/** What was cut inside its last line says nothing; carriage returns begin a line of progress anew. */
const linesOf = ({ stdout, stderr }: CommandOutput) => [
  ...stdout.split(/[\r\n]+/),
  ...stderr.split(/[\r\n]+/),
];

function parseMove(settings: CommandSettings, output: CommandOutput): MoveReport {
  const lines = linesOf(output);
  const how = endedHow(output) ?? `ended with exit code ${output.exitCode}`;
  if (output.exitCode !== 0) {
    const line = settings.untouched.map((pattern) => findLine(lines, pattern)).find(Boolean)?.input;
    if (line && endedHow(output) === null)
      return bare('failed', `The command ${how} (“${line.trim()}”). The VM runs on at the source.`);
    return bare('indeterminate', `The command ${how}, and nothing says where the VM is: look at both hosts.`);
  }
  if (settings.success && !findLine(lines, settings.success))
    return bare(
      'indeterminate',
      'The command ended with exit code 0 but never printed the line of a good migration.',
    );
  const value = settings.downtime
    ? Number(findLine(lines, settings.downtime)?.groups?.value ?? Number.NaN)
    : Number.NaN;
  const suspended = value * IN_SECONDS[settings.downtimeUnit];
  return {
    outcome: 'ok',
    reason: `The command ended with exit code 0${settings.success ? ' and printed the line of a good migration' : ''}.`,
    suspendedSeconds: Number.isFinite(suspended) && suspended >= 0 ? suspended : null,
    stages: [],
  };
}

/** @throws LabError `command` when the tool failed: an empty list would say that no VM is here */
function parseList(
  { listPattern, running, suspended }: CommandSettings,
  { exitCode, stdout, stderr }: CommandOutput,
): VmSighting[] {
  if (exitCode !== 0)
    throw new LabError(
      'command',
      `The list of VMs failed: ${stderr.trim() || `exit code ${exitCode ?? 'unknown'}`}`,
    );
  const match = compile(listPattern);
  return stdout.split(/[\r\n]+/).flatMap((line): VmSighting[] => {
    const { vm, state } = match(line)?.groups ?? {};
    if (!vm || state === undefined) return [];
    if (running.includes(state)) return [{ vm, state: 'running' }];
    return [{ vm, state: suspended.includes(state) ? 'suspended' : 'stopped' }];
  });
}

/** Any other way of moving VMs: what to type and how to read the answer stand in the cluster's file. */
export const command: PlatformKind<CommandSettings> = {
  id: 'command',
  label: 'Your command',
  untried: null,
  settings: CommandSettings,
  platform: (settings) => ({
    id: command.id,
    label: settings.name,
    tools: settings.tools,
    migrate: (request) => ({ argv: settings.start.map((word) => fillIn(word, request)) }),
    inFlight: {
      onStop: settings.onStop,
      mayTakeSeconds: settings.mayTakeSeconds,
      policy:
        settings.onStop === 'wait'
          ? `it may arrive, for up to ${settings.mayTakeSeconds} s; both hosts are asked after that.`
          : `its command is ended by TERM and has ${settings.mayTakeSeconds} s to leave the VM at the source; both hosts are asked after that.`,
    },
    list: () => ({ argv: settings.list }),
    parseList: (output) => parseList(settings, output),
    parseMove: (output) => parseMove(settings, output),
    files: null,
  }),
};
