import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { ClusterSpec } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import { readYaml } from '#lib/launching/read-yaml';
import { REGISTRATION_FILE } from '#lib/launching/rehearsal';
import { type Reach, rehearsalCluster } from './cluster.ts';
import { keysOf } from './keys.ts';
import { furnish, repair } from './machines.ts';
import { Place } from './place.ts';
import { processesOf } from './proc.ts';
import { RehearsalServer } from './server.ts';
import { FIRST_SETTINGS, Settings } from './settings.ts';

const PROGRAMS = ['vzmigrate', 'mpiexec'];
/** Shell scripts are rewritten by text: a folder whose name needs quoting would break them. */
const PLAIN_PATH = /^[A-Za-z0-9_./+-]+$/;
/** Below the ports that Linux hands out by itself. */
const PORTS = [20_000, 30_000] as const;

export interface Rehearsal {
  readonly place: Place;
  readonly cluster: ClusterSpec;
  close(): Promise<void>;
}

/**
 * Makes the cluster in its folder, if it is not there yet, and serves it.
 * @throws LabError where it cannot be; the error of `listen` where another process serves the same folder
 */
export async function startRehearsal(folder: string): Promise<Rehearsal> {
  if (process.platform !== 'linux')
    throw new LabError('not-allowed', `The rehearsal cluster needs Linux (this is ${process.platform}).`);
  if (!PLAIN_PATH.test(folder))
    throw new LabError(
      'bad-input',
      `The rehearsal cluster cannot live in ${folder}: set REHEARSAL_FOLDER to one of letters, digits and /_.+- only.`,
    );
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const place = new Place(folder);
  const file = path.join(folder, 'rehearsal.yaml');
  if (!existsSync(file)) writeFileSync(file, FIRST_SETTINGS);
  const keys = keysOf(folder);
  const settings = readSettings(file);
  const cluster = rehearsalCluster(settings, reachOf(place, keys.clientFile));
  place.model = { settings, cluster };
  const server = new RehearsalServer(place, cluster, keys, follow(place, cluster, file));
  await server.open();
  await buildPrograms(folder);
  furnish(place, cluster);
  if (processesOf(place).size === 0) repair(place, cluster);
  place.write(
    path.join(folder, REGISTRATION_FILE),
    JSON.stringify({ cluster, fingerprint: keys.fingerprint }),
  );
  return { place, cluster, close: () => server.close() };
}

function readSettings(file: string): Settings {
  return readYaml(readFileSync(file, 'utf8'), Settings, file);
}

/** The faults as they stand in the file; the machines' programs read what was last good. */
function follow(place: Place, cluster: ClusterSpec, file: string): () => Settings['faults'] {
  let [read, settings] = [statSync(file).mtimeMs, place.model.settings];
  return () => {
    const changed = statSync(file).mtimeMs;
    if (changed === read) return settings.faults;
    read = changed;
    try {
      settings = readSettings(file);
      place.model = { settings, cluster };
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    }
    return settings.faults;
  };
}

/** A network and a port of its own, chosen once: the cluster that was registered stays where it is. */
function reachOf(place: Place, keyFile: string): Reach {
  const file = path.join(place.base, 'reach.json');
  const most = 255;
  if (!existsSync(file))
    place.write(
      file,
      JSON.stringify({
        network: `127.${randomInt(1, most)}.${randomInt(1, most)}`,
        port: randomInt(...PORTS),
      }),
    );
  const { network, port } = JSON.parse(readFileSync(file, 'utf8')) as Pick<Reach, 'network' | 'port'>;
  return { network, port, user: userInfo().username, keyFile };
}

/** One plain file for each program: it starts in a twentieth of a second, and many start at once. */
async function buildPrograms(folder: string): Promise<void> {
  await build({
    entryPoints: PROGRAMS.map((name) => path.join(import.meta.dirname, 'programs', `${name}.ts`)),
    outdir: path.join(folder, 'programs'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
}
