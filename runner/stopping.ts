import { cellsOf } from '#lib/analysis/cell';
import { decideStop } from '#lib/analysis/stopping';
import type { Db } from '#lib/store/client';
import { readSamples } from '#lib/store/samples';
import { spareTrials, studiesBetweenBlocks } from '#lib/store/stopping';
import { log } from './log.ts';

/** Between two blocks, spares the rest of each study whose stopping rule is content. Returns whether one was. */
export async function stopSatisfied(db: Db, clusterId: string, token: number): Promise<boolean> {
  let any = false;
  for (const { studyId, slug, provenance, plan } of await studiesBetweenBlocks(db, clusterId)) {
    const cells = cellsOf({ provenance }, await readSamples(db, slug));
    const { stop, reason } = decideStop(plan.stopping, cells);
    if (!stop) continue;
    const spared = await spareTrials(db, studyId, token, reason);
    log(`study ${slug} has enough, ${spared} trials are spared: ${reason}`);
    any ||= spared > 0;
  }
  return any;
}
