import { seededRandom } from '#lib/domain/random';
import { StudySpec } from '#lib/domain/study';
import { openDatabase } from '#lib/store/client';
import { deedsOf } from './deeds.ts';
import { describeKills, describeLosses, sumKills, totalLosses } from './kill-report.ts';
import { killScript } from './naive.ts';
import { registerTrusted } from './register.ts';
import { type KillResult, killRunners } from './runner-kills.ts';
import type { Workshop } from './workshop.ts';

const LONGEST_LIFE_MS = 3000;

/** What each study runs: all conditions, so that a kill may fall into any step. */
const study = (ordinal: number) =>
  StudySpec.parse({
    title: `Chaos ${ordinal}`,
    workloads: [{ id: 'hpl', settings: { ns: [2000], nbs: [128] } }],
    conditions: ['app_only', 'app_with_migration', 'migration_only'],
    vms: [2],
    simultaneous: [2],
    migrations: 4,
    migrationFabrics: ['10GbE'],
    mpiFabrics: ['10GbE'],
    repetitions: 2,
    firstRoundDelaySeconds: 0,
    orderSeed: ordinal,
  });

/**
 * Kills runners of `lanes` rehearsal clusters side by side, each with a database of its own, then two scripts in the
 * same harness, which must fail it. Returns whether all went as it must.
 */
export async function killOnRehearsal(
  workshop: Workshop,
  { kills, seed, lanes }: { kills: number; seed: number; lanes: number },
  say: (text: string) => void,
): Promise<boolean> {
  let done = 0;
  const onKill = () => {
    if (++done % 20 === 0) say(`${done} kills …`);
  };
  const shares = Array.from({ length: lanes }, (_, lane) => Math.floor((kills + lane) / lanes));
  const result = sumKills(
    await Promise.all(
      shares.map((share, lane) => killLane(workshop, lane, share, seededRandom(seed * 1000 + lane), onKill)),
    ),
  );
  const { lines, lossless, quick } = describeKills(result);
  for (const line of lines) say(line);
  const scripts = (['plain', 'nohup'] as const).map(async (mode, i) => {
    const losses = await killScript(mode, await workshop.rehearsal(mode), kills, seededRandom(seed + i));
    say(`${kills} kills of a ${mode === 'plain' ? 'plain ssh' : mode} script: ${describeLosses(losses)}`);
    return totalLosses(losses) > 0;
  });
  const failed = (await Promise.all(scripts)).every(Boolean);
  if (!failed) say('The harness proves nothing: a script passed it.');
  return lossless && quick && failed;
}

async function killLane(
  workshop: Workshop,
  lane: number,
  kills: number,
  random: () => number,
  onKill: () => void,
): Promise<KillResult> {
  const [url, { place, cluster }] = [await workshop.database(), await workshop.rehearsal(`lane-${lane}`)];
  const db = openDatabase(url);
  await registerTrusted(db, cluster);
  await db.$disconnect();
  const deeds = async () => deedsOf(place.base);
  const plan = { url, cluster: cluster.name, kills, random, longestLifeMs: LONGEST_LIFE_MS };
  return killRunners({ ...plan, study, deeds, onKill });
}
