import type { Sample } from '#lib/domain/sample';
import { newestOfStudy } from '#lib/store/changes';
import type { Db } from '#lib/store/client';
import { readSamples } from '#lib/store/samples';
import { readStudy, type StudyOverview } from '#lib/store/studies-read';

/** A study with all its trials. The same version of the data is the same array, so that what follows can be kept. */
export interface StudyData {
  readonly study: StudyOverview;
  readonly samples: readonly Sample[];
}

interface Kept {
  readonly key: string;
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
  const study = await readStudy(db, slug);
  if (!study) return null;
  const version = await newestOfStudy(db, study.id);
  const key = [study.id, version, study.trials.total, at?.toISOString()].join(' ');
  const samples = await (kept.find((one) => one.key === key)?.samples ??
    keep(key, readSamples(db, slug, at)));
  return { study, samples };
}

function keep(key: string, samples: Promise<Sample[]>): Promise<Sample[]> {
  kept.unshift({ key, samples });
  kept.splice(KEPT_AT_MOST);
  samples.catch(() => {
    const at = kept.findIndex((one) => one.samples === samples);
    if (at >= 0) kept.splice(at, 1);
  });
  return samples;
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
