import { PrismaPg } from '@prisma/adapter-pg';
import { readEnvironment } from '../env.ts';
import { PrismaClient } from '../generated/prisma/client.ts';

export type Db = PrismaClient;
/** A client or the transaction of one. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/**
 * A process that is suspended, or whose computer is gone, amid a transaction would keep what it locked for as long: the
 * next runner could not take its trial up. The server ends a transaction in which nothing was asked for this long.
 */
const IDLE_IN_TRANSACTION_MS = 5000;

/** Opens a pool of its own; the caller ends it with `$disconnect()`. */
export function openDatabase(url: string): Db {
  const config = {
    connectionString: url,
    max: 8,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  };
  return new PrismaClient({ adapter: new PrismaPg(config) });
}

const shared = globalThis as { migrationLabDb?: Db };

/** The process-wide client; kept on `globalThis` because the development server reloads modules. */
export function database(): Db {
  shared.migrationLabDb ??= openDatabase(readEnvironment().DATABASE_URL);
  return shared.migrationLabDb;
}
