import type { ImportNews } from '#lib/domain/import-news';

const FAILED =
  'The app did not answer to the end; look whether it still runs, and send the file again. Nothing was imported.';

/** Sends a file with what to do with it, tells how far it is, and returns what came of it. */
export async function sendImport(
  file: File,
  wanted: object,
  tell: (trials: number) => void,
): Promise<Exclude<ImportNews, { kind: 'trials' }>> {
  const failed = (message = FAILED) => ({ kind: 'refused' as const, message, problems: [], total: 0 });
  try {
    const response = await fetch('/api/v1/imports', {
      method: 'POST',
      headers: { 'x-import': encodeURIComponent(JSON.stringify(wanted)) },
      body: file,
    });
    if (!response.ok || !response.body) return failed(((await response.json()) as { error?: string }).error);
    for await (const news of linesOf(response.body)) {
      if (news.kind !== 'trials') return news;
      tell(news.trials);
    }
    return failed();
  } catch {
    return failed();
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ImportNews> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as ImportNews;
  }
}
