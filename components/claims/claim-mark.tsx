import type { ClaimVerdict } from '#lib/domain/claim';

const LOOKS: Record<ClaimVerdict, { readonly shape: string; readonly color: string; readonly word: string }> =
  {
    reproduced: { shape: '●', color: 'text-valid', word: 'reproduced' },
    differs: { shape: '▲', color: 'text-invalid', word: 'differs' },
    'cannot be derived from the data': { shape: '◇', color: 'text-unknown', word: 'cannot be derived' },
  };

/** ● reproduced, ▲ differs, ◇ cannot be derived: the shape says it, the word repeats it. */
export function ClaimMark({ verdict }: { verdict: ClaimVerdict }) {
  const { shape, color, word } = LOOKS[verdict];
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap" title={verdict}>
      <span aria-hidden="true" className={`inline-block w-[1em] text-center ${color}`}>
        {shape}
      </span>
      {word}
    </span>
  );
}
