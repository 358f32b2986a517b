import { describe, expect, it } from 'vitest';
import { deriveResult } from '../result.ts';
import { aCell, aCluster, aHistory } from '../test-builders.ts';
import { checkProvenance } from './provenance.ts';

function judged(provenance: 'measured' | 'rehearsal', rehearsal: string) {
  const [cell, cluster] = [aCell(), { ...aCluster(), provenance }];
  const history = aHistory().add('environment-read', { node: 'hA', facts: { rehearsal } }).events;
  const report = { outcome: 'ok', reason: '', suspendedSeconds: null, stages: [] } as const;
  const result = deriveResult(cell, cluster, history, () => report);
  return checkProvenance({ cell, cluster, history, result, reference: null });
}

describe('a cluster whose file says what it is', () => {
  it('is taken at its word by machines that are no model', () => {
    expect(judged('measured', '').verdict).toBe('valid');
    expect(judged('rehearsal', 'yes').verdict).toBe('valid');
  });

  it('is not taken at its word when machines of the rehearsal answer: its trial is invalid', () => {
    const { verdict, reason } = judged('measured', 'yes');
    expect(verdict).toBe('invalid');
    expect(reason).toContain('hA of the rehearsal cluster answered');
  });
});
