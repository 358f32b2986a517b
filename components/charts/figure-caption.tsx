import type { Figure } from '#lib/figures/figure';

/** The caption is part of the figure: what the bar is, what the whisker is, n, what is missing, where it is from. */
export function FigureCaption({ figure }: { figure: Figure }) {
  return (
    <dl className="grid max-w-[80ch] grid-cols-[max-content_1fr] gap-x-4 gap-y-1 text-sm">
      {figure.caption.map(({ label, text }) => (
        <div className="contents" key={label}>
          <dt className="text-muted">{label}</dt>
          <dd className="wrap-anywhere">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
