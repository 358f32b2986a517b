/** Lines of UTF-8 text, split at \n alone: JSON may hold U+2028, which Node's readline takes for an end of line. */
export async function* linesOf(chunks: AsyncIterable<string | Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of chunks) {
    const pieces = (rest + decode(decoder, chunk)).split('\n');
    rest = pieces.pop() ?? '';
    yield* pieces;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

const decode = (decoder: TextDecoder, chunk: string | Buffer) =>
  typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
