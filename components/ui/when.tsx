import { formatAge } from '#lib/figures/format';

/** How long ago, with the exact time and its zone on hover. */
export function When({ at, now }: { at: Date; now: Date }) {
  const exact = `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return (
    <time className="whitespace-nowrap" dateTime={at.toISOString()} title={exact}>
      {formatAge((now.getTime() - at.getTime()) / 1000)}
    </time>
  );
}
