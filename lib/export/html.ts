/** Text as HTML shows it, letter by letter; in an attribute too. */
export function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

type Cell = string | number | null;

/** A table; numbers stand to the right, nothing is a dash. */
export function htmlTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell) =>
    typeof value === 'number'
      ? `<td class="n">${value}</td>`
      : `<td>${value === null ? '–' : html(value)}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  return `<div class="wide"><table>\n<thead><tr>${head.map((name) => `<th>${html(name)}</th>`).join('')}</tr></thead>\n<tbody>\n${body}\n</tbody></table></div>`;
}
