// `npm run lab -- …`: the command line, on the same database as the web page.
import { ensureInstalled, runTypeScript } from './install.mjs';

await ensureInstalled();
process.exitCode = await runTypeScript('scripts/lab.ts', process.argv.slice(2));
