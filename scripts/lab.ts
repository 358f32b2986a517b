import path from 'node:path';
import { prepareDatabase } from './prepare.ts';

const database = await prepareDatabase(path.dirname(import.meta.dirname));
const { main } = await import('../cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
await database.release();
