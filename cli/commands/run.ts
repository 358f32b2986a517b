import { createHash, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { stateText } from '#lib/domain/pause';
import { StudySpec } from '#lib/domain/study';
import { launchStudy } from '#lib/launching/launch';
import { readYaml } from '#lib/launching/read-yaml';
import { database } from '#lib/store/client';
import { studyProgress } from '#lib/store/studies';
import { type Io, only, readText, UsageError } from '../io.ts';
import { until, withRunner } from '../own-runner.ts';

/** Launches a study from a file; with --wait stays until it has ended. Exit code 1 when a trial is not valid. */
export async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      cluster: { type: 'string' },
      wait: { type: 'boolean', default: false },
      key: { type: 'string' },
    },
  });
  if (!values.cluster) throw new UsageError('Name the cluster: --cluster NAME.');
  const spec = readYaml(readText(only(positionals, 'study file')), StudySpec, 'The study file');
  const key = createHash('sha256')
    .update(values.key ?? randomUUID())
    .digest('hex');
  const launched = await launchStudy(database(), spec, values.cluster, key);
  if ('problems' in launched) {
    for (const problem of launched.problems) io.err(`${problem.path}: ${problem.message}`);
    return 1;
  }
  io.out(launched.slug);
  return values.wait ? withRunner(() => wait(launched.slug, io)) : 0;
}

async function wait(slug: string, io: Io): Promise<number> {
  let said = '';
  const end = await until(async () => {
    const now = await studyProgress(database(), slug);
    const waiting = now.trouble ? `; waiting: ${now.trouble}` : '';
    const line = `${slug}: ${stateText(now)}, ${now.done} of ${now.total} trials, ${now.valid} valid, ${now.notValid} not${waiting}`;
    if (line !== said) io.err(line);
    said = line;
    return now.ended ? now : null;
  }, 1000);
  return end.state === 'finished' && end.notValid === 0 ? 0 : 1;
}
