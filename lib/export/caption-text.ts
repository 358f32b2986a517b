import type { Figure } from '#lib/figures/figure';

/** The caption for a paper's own text, and the description that publishers ask for beside the picture. */
export function captionText({ title, caption, description, provenanceText }: Figure): string {
  const sentences = caption.map(({ label, text }) => `${label}: ${text}`);
  return `${[`${title} (${provenanceText}).`, ...sentences, '', `Description: ${description}`].join('\n')}\n`;
}
