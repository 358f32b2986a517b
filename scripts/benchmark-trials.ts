// What trials cost beyond the benchmark itself, and one migration by stage, from the histories of a study:
//   npx tsx scripts/benchmark-trials.ts STUDY
import path from 'node:path';
import { eventsOf, type TrialEvent } from '#lib/domain/history';
import { deriveResult, type TrialResult } from '#lib/domain/result';
import { platformOf } from '#lib/platforms/registry';
import { openDatabase } from '#lib/store/client';
import { readHistory } from '#lib/store/events';
import { readTrial, type StoredTrial } from '#lib/store/trials';
import { prepareDatabase } from './prepare.ts';

interface Measured {
  readonly trial: StoredTrial;
  readonly history: TrialEvent[];
  readonly result: TrialResult;
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
const say = (text: string) => process.stdout.write(`${text}\n`);

const database = await prepareDatabase(path.dirname(import.meta.dirname));
const db = openDatabase(database.url);
const rows = await db.trial.findMany({
  where: { study: { slug: process.argv[2] ?? '' }, verdict: 'valid' },
  select: { id: true },
});
const measured: Measured[] = [];
for (const { id } of rows) {
  const trial = await readTrial(db, id);
  if (!trial?.spec || !trial.cluster) continue;
  const history = await readHistory(db, id);
  measured.push({
    trial,
    history,
    result: deriveResult(trial.spec, trial.cluster, history, platformOf(trial.cluster).parseMove),
  });
}
await db.$disconnect();
await database.release();
if (measured.length === 0) throw new Error(`no valid trial of a study "${process.argv[2] ?? ''}"`);

for (const condition of ['app_only', 'app_with_migration', 'migration_only']) {
  const own = measured.filter(({ trial }) => trial.cell.condition === condition);
  if (own.length === 0) continue;
  const beyond = own.map(
    ({ trial, result }) => seconds(trial.startedAt, trial.finishedAt) - (result.thesisSeconds ?? 0),
  );
  say(
    `${condition}: ${own.length} trials, ${median(beyond)?.toFixed(1)} s beyond the benchmark; by step (median s):`,
  );
  const steps = [
    ...new Set(own.flatMap(({ history }) => eventsOf(history, 'step-started').map(({ data }) => data.step))),
  ];
  for (const step of steps) {
    const each = own.flatMap(({ history }) => stepSeconds(history, step) ?? []);
    say(`  ${step.padEnd(16)} ${median(each)?.toFixed(2)}`);
  }
}

const moves = measured.flatMap(({ trial, result }) =>
  result.migrations.map((move) => ({ ...move, cell: trial.cell })),
);
for (const fabric of new Set(moves.map((move) => move.cell.migrationFabric)))
  for (const condition of ['migration_only', 'app_with_migration']) {
    const own = moves.filter(
      (move) => move.cell.migrationFabric === fabric && move.cell.condition === condition,
    );
    if (own.length === 0) continue;
    const labels = [...new Set(own.flatMap((move) => move.report.stages.map((stage) => stage.label)))];
    const stage = (label: string) =>
      median(
        own.flatMap((move) =>
          move.report.stages.filter((one) => one.label === label).map((one) => one.seconds),
        ),
      );
    say(
      `${fabric}, ${condition}: ${own.length} migrations, command ${median(own.map((move) => move.wallSeconds))?.toFixed(2)} s; ${labels.map((label) => `${label} ${stage(label)}`).join(', ')}`,
    );
  }

function seconds(from: Date | null, to: Date | null): number {
  return from && to ? (to.getTime() - from.getTime()) / 1000 : Number.NaN;
}

function stepSeconds(history: readonly TrialEvent[], step: string): number | null {
  const started = eventsOf(history, 'step-started').find(({ data }) => data.step === step);
  const finished = eventsOf(history, 'step-finished').find(({ data }) => data.step === step);
  return started && finished ? seconds(started.at, finished.at) : null;
}
