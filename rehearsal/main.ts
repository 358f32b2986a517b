import { setTimeout as sleep } from 'node:timers/promises';
import { LabError } from '#lib/domain/errors';
import { rehearsalFolder } from '#lib/launching/rehearsal';
import { type Rehearsal, startRehearsal } from './rehearsal.ts';

/** Another process serves the same folder: when it ends, this one takes over. */
const TAKEN_REST_MS = 2000;
/** `npm start` reads it as: do not start it again. */
const CANNOT_RUN = 3;

async function serve(): Promise<Rehearsal> {
  for (let told = false; ; told = true)
    try {
      return await startRehearsal(rehearsalFolder());
    } catch (error) {
      if (error instanceof LabError) {
        process.stderr.write(`${error.message}\n`);
        process.exit(CANNOT_RUN);
      }
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
      if (!told) process.stderr.write('another process serves this rehearsal cluster; waiting for its end\n');
      await sleep(TAKEN_REST_MS);
    }
}

const rehearsal = await serve();
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => void rehearsal.close().then(() => process.exit(0)));
const { cluster } = rehearsal;
process.stderr.write(
  `rehearsal cluster: ${cluster.hosts.length} hosts and ${cluster.vms.length} VMs in ${rehearsal.place.base}\n`,
);
