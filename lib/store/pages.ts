/** Rows at a time: enough that the database is not asked often, few enough that memory stays flat. */
const PAGE = 2000;

/** Reads a table page by page, each from after the last id of the one before. */
export async function* pages<T extends { readonly id: string }>(
  read: (page: { take: number; skip: number; cursor?: { id: string } }) => Promise<T[]>,
): AsyncGenerator<T[]> {
  let last: string | null = null;
  for (;;) {
    const rows: T[] = await read({
      take: PAGE,
      skip: last === null ? 0 : 1,
      ...(last !== null && { cursor: { id: last } }),
    });
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.id ?? null;
  }
}
