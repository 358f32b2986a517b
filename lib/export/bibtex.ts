import type { Figure } from '#lib/figures/figure';
import { texText } from './tex-text.ts';

/** An entry that leads back to the figure as it was: its address names every option and the moment of the data. */
export function figureToBibtex({
  id,
  title,
  subtitle,
  provenanceText,
  caption,
  address,
  dataAsOf,
}: Figure): string {
  const day = dataAsOf?.toISOString().slice(0, 10) ?? null;
  const origin = caption.find(({ label }) => label === 'Provenance')?.text ?? provenanceText;
  const note = [day ? `Data as of ${day}` : 'Data as published', sentence(origin)].join('. ');
  const fields: [string, string][] = [
    ['title', `{${texText(title)}}`],
    ['author', `{${texText(`migration-lab, study “${subtitle}”`)}}`],
    ['howpublished', `\\url{${escapeUrl(address)}}`],
    ...(day
      ? ([
          ['year', day.slice(0, 4)],
          ['month', day.slice(5, 7)],
        ] satisfies [string, string][])
      : []),
    ['note', texText(note)],
  ];
  const key = `migration-lab:${id.replace(/[^A-Za-z0-9.-]+/g, ':')}`;
  return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Within `\url` only these need care, and braces must pair. */
const escapeUrl = (address: string) =>
  address.replace(/[{}\\\s]/g, encodeURIComponent).replace(/[%#]/g, (mark) => `\\${mark}`);
