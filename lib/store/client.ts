import { PrismaPg } from '@prisma/adapter-pg';
import { readEnvironment } from '../env.ts';
import { PrismaClient } from '../generated/prisma/client.ts';

export type Db = PrismaClient;
/** A client or the transaction of one. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/** Opens a pool of its own; the caller ends it with `$disconnect()`. */
export function openDatabase(url: string): Db {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 8 }) });
}

const shared = globalThis as { migrationLabDb?: Db };

/** The process-wide client; kept on `globalThis` because the development server reloads modules. */
export function database(): Db {
  shared.migrationLabDb ??= openDatabase(readEnvironment().DATABASE_URL);
  return shared.migrationLabDb;
}
