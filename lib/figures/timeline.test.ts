import { expect, it } from 'vitest';
import { deriveResult } from '#lib/domain/result';
import { aCell, aCluster } from '#lib/domain/test-builders';
import { migrationsText } from './timeline.ts';

it('counts the migrations that were ok, and says nothing where none is planned', () => {
  const read = () => ({ outcome: 'ok' as const, reason: '', suspendedSeconds: null, stages: [] });
  const result = deriveResult(aCell(), aCluster(), [], read);
  expect(migrationsText(aCell({ migrations: 8 }), result)).toBe('0 of 8 migrations ok');
  expect(migrationsText(aCell({ migrations: 0, simultaneous: 0 }), result)).toBe('');
});
