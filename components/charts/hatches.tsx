import { type Fill, HUES, type Hue } from '#lib/figures/fill';

/** Pattern definitions for hatched fills; `scope` keeps ids of several charts on a page apart. */
export function Hatches({ scope }: { scope: string }) {
  return (
    <defs>
      {(Object.keys(HUES) as Hue[]).map((hue) => (
        <pattern
          height="5"
          id={`${scope}-${hue}`}
          key={hue}
          patternTransform="rotate(45)"
          patternUnits="userSpaceOnUse"
          width="5"
        >
          <rect fill="var(--paper)" height="5" width="5" />
          <rect fill={`var(--hue-${hue})`} height="5" width="2.25" />
        </pattern>
      ))}
    </defs>
  );
}

/** SVG paint of a fill: solid or hatched hue, with the outline that thin contrast needs. */
export function paintOf(fill: Fill, scope: string) {
  const hue = `var(--hue-${fill.hue})`;
  if (fill.texture === 'hatch')
    return {
      fill: `url(#${scope}-${fill.hue})`,
      stroke: fill.outline ? 'var(--ink)' : hue,
      strokeWidth: 0.75,
    };
  return { fill: hue, stroke: fill.outline ? 'var(--ink)' : 'none', strokeWidth: 0.75 };
}
