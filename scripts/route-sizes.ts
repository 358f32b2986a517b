// `npx tsx scripts/route-sizes.ts`: how much JavaScript each page sends before anything is pressed, compressed, from what the
// build wrote down. Ends with 1 where one sends more than 200 kB. `npm test` runs it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { buildIfChanged } from './build.ts';

const MOST_BYTES = 200_000;

const checkout = path.dirname(import.meta.dirname);
const built = path.join(checkout, '.next');

const Manifest = z.object({ rootMainFiles: z.array(z.string()) });
/** Of one page: the chunks of each of its layouts and of itself. */
const References = z.record(
  z.string(),
  z.object({ entryJSFiles: z.record(z.string(), z.array(z.string())) }),
);

const sizes = new Map<string, number>();

function compressed(file: string): number {
  const known = sizes.get(file) ?? gzipSync(readFileSync(path.join(built, file))).length;
  sizes.set(file, known);
  return known;
}

/** Every page, with the files that its first load asks for. */
function pages(): [string, Set<string>][] {
  const { rootMainFiles } = Manifest.parse(
    JSON.parse(readFileSync(path.join(built, 'build-manifest.json'), 'utf8')),
  );
  const app = path.join(built, 'server', 'app');
  const manifests = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('page_client-reference-manifest.js'),
  );
  return manifests.flatMap((file) => {
    const sandbox = createContext({});
    runInContext(readFileSync(path.join(app, file), 'utf8'), sandbox);
    const references = References.parse(sandbox['__RSC_MANIFEST']);
    return Object.entries(references).map(([route, { entryJSFiles }]): [string, Set<string>] => [
      route.replace(/\/page$/, '') || '/',
      new Set([...rootMainFiles, ...Object.values(entryJSFiles).flat()]),
    ]);
  });
}

buildIfChanged(checkout);
const total = (files: ReadonlySet<string>) => [...files].reduce((sum, file) => sum + compressed(file), 0);
const routes = pages()
  .map(([route, files]) => ({ route, bytes: total(files) }))
  .sort((a, b) => b.bytes - a.bytes);
if (routes.length === 0)
  throw new Error('The build names no page; its manifests are written differently now.');
for (const { route, bytes } of routes) {
  const over = bytes > MOST_BYTES;
  process.stdout.write(
    `${(bytes / 1000).toFixed(0).padStart(5)} kB  ${route}${over ? '  over 200 kB' : ''}\n`,
  );
  if (over) process.exitCode = 1;
}
