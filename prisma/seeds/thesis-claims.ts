import { z } from 'zod';
import { type Claim, ClaimSpec } from '#lib/domain/claim';
import correctness from './thesis/claims/chapter-4-correctness.json' with { type: 'json' };
import hplFigure2 from './thesis/claims/chapter-4-hpl-figure-4-2.json' with { type: 'json' };
import hplFigure3 from './thesis/claims/chapter-4-hpl-figure-4-3.json' with { type: 'json' };
import hplHowLong from './thesis/claims/chapter-4-hpl-how-long.json' with { type: 'json' };
import hplHowMany from './thesis/claims/chapter-4-hpl-how-many.json' with { type: 'json' };
import migrationsOnly from './thesis/claims/chapter-4-migrations-only.json' with { type: 'json' };
import migrationsOnlyGains from './thesis/claims/chapter-4-migrations-only-gains.json' with { type: 'json' };
import omenFourAndEight from './thesis/claims/chapter-4-omen-four-and-eight.json' with { type: 'json' };
import omenOne from './thesis/claims/chapter-4-omen-one-at-once.json' with { type: 'json' };
import omenTwo from './thesis/claims/chapter-4-omen-two-at-once.json' with { type: 'json' };
import fabrics from './thesis/claims/chapter-5-fabrics.json' with { type: 'json' };
import faults from './thesis/claims/chapter-5-faults.json' with { type: 'json' };
import overhead from './thesis/claims/chapter-5-overhead.json' with { type: 'json' };
import overheadRange from './thesis/claims/chapter-5-overhead-range.json' with { type: 'json' };
import tolerance from './thesis/claims/chapter-5-tolerance.json' with { type: 'json' };

const SeededClaim = ClaimSpec.extend({ id: z.string() });

const FILES = [
  correctness,
  hplHowMany,
  hplHowLong,
  hplFigure2,
  hplFigure3,
  omenOne,
  omenTwo,
  omenFourAndEight,
  migrationsOnly,
  migrationsOnlyGains,
  tolerance,
  fabrics,
  overhead,
  overheadRange,
  faults,
];

/** Every numeric claim of the thesis' chapters 4 and 5, in the order of its pages. @throws ZodError for a spoiled file */
export function thesisClaims(): Claim[] {
  return z
    .array(SeededClaim)
    .parse(FILES.flat())
    .map((claim) => ({ ...claim, own: false }));
}
