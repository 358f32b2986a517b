import path from 'node:path';
import { prepareDatabase } from './prepare.ts';

// `lab … | head`: a reader that has seen enough is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const database = await prepareDatabase(path.dirname(import.meta.dirname));
const { main } = await import('../cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
await database.release();
