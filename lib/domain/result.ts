import type { CommandOutput, MoveReport } from './adapters.ts';
import { bytesBetween, type HostBytes } from './bytes.ts';
import { clockOf, type HostClock } from './clocks.ts';
import type { ClusterSpec } from './cluster.ts';
import { type EventData, eventsOf, type TrialEvent } from './history.ts';
import type { Move } from './rounds.ts';
import { planRounds } from './rounds.ts';
import { type StartSkew, startSkew } from './start-skew.ts';
import type { CellSpec } from './study.ts';

/** Seconds from the trial's origin: the launch, or the first migration where nothing is launched. */
interface Span {
  readonly start: number;
  readonly end: number;
}

export interface MigrationResult extends Move, Span {
  /** Wall time of the whole command on the source host. */
  readonly wallSeconds: number;
  readonly argv: readonly string[];
  readonly exitCode: number | null;
  readonly report: MoveReport;
  /** Whether the destination held the VM's files before: null when nobody looked. */
  readonly repeatCopy: boolean | null;
}

export interface RoundResult extends Span {
  readonly index: number;
  readonly requested: number;
  /** The most migrations that were under way at one instant. */
  readonly achieved: number;
  /** How many were under way on average: all their seconds over the round's. */
  readonly average: number;
  readonly startSkew: StartSkew;
  /** Host → interface → bytes during the round. */
  readonly bytes: HostBytes;
}

export interface TrialResult {
  /** Wall clock of the runner at the origin, seconds since 1970; null when nothing started. */
  readonly originWall: number | null;
  readonly application:
    | (Span & { readonly exitCode: number | null; readonly argv: readonly string[] })
    | null;
  readonly migrations: readonly MigrationResult[];
  readonly rounds: readonly RoundResult[];
  /** max(benchmark end, last migration end) − launch: what the thesis plotted. Null when any part is missing. */
  readonly thesisSeconds: number | null;
  readonly applicationSeconds: number | null;
  /** First migration's start to the last one's end. */
  readonly migrationSeconds: number | null;
  /** How far two stamps of different hosts may be off, seconds; null when a clock was not measured. */
  readonly clockBoundSeconds: number | null;
}

interface Ran {
  readonly node: string;
  readonly argv: readonly string[];
  readonly startedWall: number;
  readonly limitSeconds: number | undefined;
  readonly end: EventData<'command-ended'>;
}

/** Rebuilds a trial's timings from its history alone. `readMove` is the platform's parser. */
export function deriveResult(
  cell: CellSpec,
  cluster: ClusterSpec,
  history: readonly TrialEvent[],
  readMove: (output: CommandOutput) => MoveReport,
): TrialResult {
  const clocks = new Map<string, HostClock>();
  for (const event of eventsOf(history, 'clock-measured'))
    if (!clocks.has(event.data.node)) clocks.set(event.data.node, clockOf(history, event.data.node));
  const common = (node: string, wall: number) => wall - (clocks.get(node)?.offsetSeconds ?? 0);
  const ran = commandsThatRan(history);
  const launch = ran.get('launch');
  const launched = eventsOf(history, 'command-started').find(({ data }) => data.key === 'launch')?.data;
  const planned = planRounds(cell, cluster).flatMap((round) => round.moves);
  const done = planned.flatMap((move) => {
    const command = ran.get(moveKey(move));
    return command && command.end.endedWall !== null
      ? [{ move, command, endedWall: command.end.endedWall }]
      : [];
  });
  const starts = done.map(({ command }) => common(command.node, command.startedWall));
  const origin = launched
    ? common(launched.node, launched.startedWall)
    : starts.length > 0
      ? Math.min(...starts)
      : null;
  const at = (node: string, wall: number) => common(node, wall) - (origin ?? 0);
  const migrations = done.map(({ move, command, endedWall }) => ({
    ...move,
    start: at(command.node, command.startedWall),
    end: at(command.node, endedWall),
    wallSeconds: endedWall - command.startedWall,
    argv: command.argv,
    exitCode: command.end.exitCode,
    report: reportOf(command, readMove),
    repeatCopy: seededBefore(history, planned, move),
  }));
  const application = launch ? applicationSpan(launch, history, (wall) => at(launch.node, wall)) : null;
  const complete =
    migrations.length === planned.length && planned.every((_, i) => migrations[i] !== undefined);
  const lastMove = migrations.length > 0 ? Math.max(...migrations.map((m) => m.end)) : null;
  const needsApplication = cell.condition !== 'migration_only';
  const known = complete && (!needsApplication || application !== null) && origin !== null;
  return {
    originWall: origin,
    application,
    migrations,
    rounds: roundResults(history, migrations, clocks),
    thesisSeconds: known ? Math.max(application?.end ?? 0, lastMove ?? 0) : null,
    applicationSeconds: application ? application.end - application.start : null,
    migrationSeconds:
      complete && lastMove !== null
        ? lastMove - Math.min(...migrations.map((migration) => migration.start))
        : null,
    clockBoundSeconds: worstBound(clocks, [
      ...(launch ? [launch.node] : []),
      ...done.map((d) => d.command.node),
    ]),
  };
}

/** The key under which a move's command stands in the history. */
export function moveKey(move: Pick<Move, 'round' | 'vm'>): string {
  return `round-${move.round}/${move.vm}`;
}

/** What the tool said, and that the host ended it where it did. */
function reportOf(
  { node, end, limitSeconds }: Ran,
  readMove: (output: CommandOutput) => MoveReport,
): MoveReport {
  const report = readMove(outputOf(end));
  if (!end.timedOut) return report;
  return {
    ...report,
    reason: `${node} ended it after ${limitSeconds ?? '?'} s, its limit. ${report.reason}`,
  };
}

/** Output as the adapters read it. */
export function outputOf(end: EventData<'command-ended'>): CommandOutput {
  return { exitCode: end.exitCode, stdout: end.stdout.text, stderr: end.stderr.text };
}

function commandsThatRan(history: readonly TrialEvent[]): Map<string, Ran> {
  const argv = new Map(eventsOf(history, 'command-intended').map(({ data }) => [data.key, data.argv]));
  const started = new Map(eventsOf(history, 'command-started').map(({ data }) => [data.key, data]));
  const ran = new Map<string, Ran>();
  for (const { data } of eventsOf(history, 'command-ended')) {
    const start = started.get(data.key);
    if (start)
      ran.set(data.key, {
        node: start.node,
        argv: argv.get(data.key) ?? [],
        startedWall: start.startedWall,
        limitSeconds: start.limitSeconds,
        end: data,
      });
  }
  return ran;
}

/** A launcher that never exits ends when the application last spoke, not when we lost patience. */
function applicationSpan(launch: Ran, history: readonly TrialEvent[], at: (wall: number) => number) {
  const { end } = launch;
  const killed = eventsOf(history, 'launcher-ended').some(({ data }) => data.key === end.key);
  const endedWall = killed ? end.lastOutputWall : end.endedWall;
  if (endedWall === null) return null;
  return { start: at(launch.startedWall), end: at(endedWall), exitCode: end.exitCode, argv: launch.argv };
}

function seededBefore(history: readonly TrialEvent[], planned: readonly Move[], move: Move): boolean | null {
  if (planned.some((earlier) => earlier.vm === move.vm && earlier.round < move.round)) return true;
  const seen = eventsOf(history, 'seed-seen').filter(
    ({ data }) => data.vm === move.vm && data.host === move.to,
  );
  return seen.at(-1)?.data.seeded ?? null;
}

function roundResults(
  history: readonly TrialEvent[],
  migrations: readonly MigrationResult[],
  clocks: ReadonlyMap<string, HostClock>,
): RoundResult[] {
  return [...new Set(migrations.map((migration) => migration.round))].map((index) => {
    const own = migrations.filter((migration) => migration.round === index);
    const start = Math.min(...own.map((m) => m.start));
    const end = Math.max(...own.map((m) => m.end));
    const underWay = own.reduce((sum, m) => sum + m.end - m.start, 0);
    return {
      index,
      requested: own.length,
      start,
      end,
      achieved: atOnce(own, 0),
      average: end > start ? underWay / (end - start) : own.length,
      startSkew: startSkew(history, own, clocks),
      bytes: bytesBetween(history, `round-${index}/before`, `round-${index}/after`),
    };
  });
}

/** The most migrations that were under way at one instant, where stamps may be off by `bound` seconds in their favour. */
export function atOnce(migrations: readonly Span[], bound: number): number {
  const with_ = (at: Span) =>
    migrations.filter((other) => other.start - bound <= at.start && other.end + bound > at.start).length;
  return Math.max(...migrations.map(with_));
}

function worstBound(clocks: Map<string, HostClock>, nodes: readonly string[]): number | null {
  const bounds = [...new Set(nodes)].map((node) => clocks.get(node)?.boundSeconds ?? null);
  return bounds.every((bound) => bound !== null) ? 2 * Math.max(0, ...bounds) : null;
}
