import type { Figure } from '#lib/figures/figure';
import { Swatch } from './swatch.tsx';

/** In the order of the bars; a series without any bar is dashed and says so. */
export function Legend({ figure }: { figure: Pick<Figure, 'series'> }) {
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {figure.series.map(({ id, label, fill, missing }) => (
        <li className="flex items-center gap-2" key={id} title={missing ?? undefined}>
          <Swatch absent={missing !== null} fill={fill} />
          <span className={missing ? 'text-muted' : undefined}>
            {label}
            {missing && ' (missing)'}
          </span>
        </li>
      ))}
    </ul>
  );
}
