/** Characters that LaTeX would read as commands, and those that its usual fonts lack. */
const SPELLED: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '$<$',
  '>': '$>$',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  '−': '$-$',
  '×': '$\\times$',
  '÷': '$\\div$',
  '±': '$\\pm$',
  '≤': '$\\le$',
  '≥': '$\\ge$',
  '–': '--',
  '“': '``',
  '”': "''",
  '’': "'",
  '…': '\\dots{}',
};

/** Text as LaTeX prints it, letter by letter. */
export function texText(text: string): string {
  return [...text.replace(/\s+/g, ' ')].map((letter) => SPELLED[letter] ?? letter).join('');
}
