// `npm start` and `npm run dev`: installs what is missing with nothing but Node, then hands over to start.ts.
import { ensureInstalled, runTypeScript } from './install.mjs';

await ensureInstalled();
process.exitCode = await runTypeScript('scripts/start.ts', process.argv.slice(2));
