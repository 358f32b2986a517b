import type { Sample } from '#lib/domain/sample';
import { newestOfStudy } from '#lib/store/changes';
import type { Db } from '#lib/store/client';
import { readSamples } from '#lib/store/samples';
import { readStudy, type StudyOverview, type TrialTally, tallyTrials } from '#lib/store/studies-read';

/** A study with all its trials. The same version of the data is the same array, so that what follows can be kept. */
export interface StudyData {
  readonly study: StudyOverview;
  readonly samples: readonly Sample[];
}

interface Kept {
  readonly key: string;
  readonly tallies: Promise<TrialTally[]>;
  readonly samples: Promise<Sample[]>;
}

/** Newest first. A study under way is read anew at each change, a quiet one once. */
const kept: Kept[] = [];
const KEPT_AT_MOST = 12;

/**
 * Reads a study, with its trials as they are or were; null for an unknown one. What is kept between two calls is
 * thrown away as soon as the store has announced a change of the study.
 */
export async function loadStudyData(db: Db, slug: string, at: Date | null = null): Promise<StudyData | null> {
  let samples: Promise<Sample[]> = Promise.resolve([]);
  const study = await readStudy(db, slug, async (studyId) => {
    const version = await newestOfStudy(db, studyId);
    const key = [studyId, version, at?.toISOString()].join(' ');
    const found = kept.find((one) => one.key === key) ?? keep(db, key, studyId, slug, at);
    samples = found.samples;
    return found.tallies;
  });
  return study ? { study, samples: await samples } : null;
}

function keep(db: Db, key: string, studyId: string, slug: string, at: Date | null): Kept {
  const entry = { key, tallies: tallyTrials(db, studyId), samples: readSamples(db, slug, at) };
  kept.unshift(entry);
  kept.splice(KEPT_AT_MOST);
  Promise.all([entry.tallies, entry.samples]).catch(() => {
    const place = kept.indexOf(entry);
    if (place >= 0) kept.splice(place, 1);
  });
  return entry;
}

/** What was computed of exactly these trials; it goes with them. */
const derived = new WeakMap<readonly Sample[], Map<string, unknown>>();

/**
 * Computes once what follows from a study's trials and nothing else, however often it is asked for.
 * @param key names the computation and everything that it depends on besides the trials
 */
export function derive<T>(samples: readonly Sample[], key: string, compute: () => T): T {
  const own = derived.get(samples) ?? new Map<string, unknown>();
  derived.set(samples, own);
  if (!own.has(key)) own.set(key, compute());
  return own.get(key) as T;
}
