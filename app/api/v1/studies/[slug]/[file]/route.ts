import { Readable } from 'node:stream';
import { tidyPages } from '#lib/archive/entries';
import { writeArchive } from '#lib/archive/write';
import { renderReport } from '#lib/export/report';
import { tidyCsv, tidyDictionary, tidyJson } from '#lib/export/tidy';
import { writeStudyFile } from '#lib/launching/study-file';
import { loadReport } from '#lib/load-report';
import { database } from '#lib/store/client';
import { readStudySpec } from '#lib/store/studies';
import { readStudy, type StudyOverview } from '#lib/store/studies-read';
import { permit } from '../../../../../session.ts';

export const dynamic = 'force-dynamic';

interface Download {
  readonly type: string;
  readonly content: (study: StudyOverview) => Promise<Readable>;
}

const text = async (content: string) => Readable.from([content]);

/** What of a study can be downloaded, under the last part of its address. */
const DOWNLOADS: Readonly<Record<string, Download>> = {
  'trials.csv': {
    type: 'text/csv; charset=utf-8; header=present',
    content: async (study) => Readable.from(tidyCsv(tidyPages(database(), study))),
  },
  'trials.json': {
    type: 'application/json; charset=utf-8',
    content: async (study) => Readable.from(tidyJson(tidyPages(database(), study))),
  },
  'trials.csv-metadata.json': {
    type: 'application/csvm+json; charset=utf-8',
    content: ({ slug }) => text(tidyDictionary(`${slug}-trials.csv`)),
  },
  'report.html': {
    type: 'text/html; charset=utf-8',
    content: async ({ slug }) => text(renderReport(await loadReport(database(), slug))),
  },
  'study.yaml': {
    type: 'application/yaml; charset=utf-8',
    content: async ({ slug }) => text(writeStudyFile(await readStudySpec(database(), slug))),
  },
  'archive.zip': {
    type: 'application/zip',
    content: ({ slug }) => writeArchive(database(), slug),
  },
};

type Context = { params: Promise<{ slug: string; file: string }> };

/** Data of a study as a file, streamed. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  await permit('read', 'study');
  const { slug, file } = await params;
  const download = Object.hasOwn(DOWNLOADS, file) ? DOWNLOADS[file] : undefined;
  const study = await readStudy(database(), slug);
  if (!download || !study)
    return new Response(`Ask a study that there is for ${Object.keys(DOWNLOADS).join(', ')}.`, {
      status: 404,
    });
  const content = await download.content(study);
  return new Response(Readable.toWeb(content) as ReadableStream, {
    headers: {
      'Content-Type': download.type,
      'Content-Disposition': `attachment; filename="${slug}-${file}"`,
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
