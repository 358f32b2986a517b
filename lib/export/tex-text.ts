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
  '"': "''",
  '`': '\\textasciigrave{}',
  '−': '$-$',
  '×': '$\\times$',
  '÷': '$\\div$',
  '±': '$\\pm$',
  '≤': '$\\le$',
  '≥': '$\\ge$',
  '→': '$\\rightarrow$',
  '√': '$\\surd$',
  '▲': '$\\blacktriangle$',
  σ: '$\\sigma$',
  µ: '$\\mu$',
  α: '$\\alpha$',
  Δ: '$\\Delta$',
  '²': '$^2$',
  '·': '\\textperiodcentered{}',
  '–': '--',
  '—': '---',
  '“': '``',
  '”': "''",
  '‘': '`',
  '’': "'",
  '…': '\\dots{}',
  '\u00A0': '~',
};

const BREAKS = /[\s\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Text as LaTeX prints it, letter by letter, on one line. */
export function texText(text: string): string {
  return [...text.replace(BREAKS, (spaces) => (spaces === '\u00A0' ? spaces : ' '))]
    .map((letter) => SPELLED[letter] ?? letter)
    .join('');
}

/** A comment, which cannot end before its line does. */
export const texComment = (text: string) => `% ${text.replace(BREAKS, ' ')}`;
