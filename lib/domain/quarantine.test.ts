import { expect, it } from 'vitest';
import { heldBack, type Quarantine } from './quarantine.ts';
import { aCell, aCluster } from './test-builders.ts';

const quarantine: Quarantine = {
  id: 'q',
  clusterId: 'c',
  vm: '101',
  from: 'hA',
  to: 'hB',
  trialId: 't',
  since: new Date('2026-01-01T10:00:00Z'),
  reason: 'VM 101 runs on neither host.',
};
const cluster = aCluster(6, ['hA', 'hB', 'hC']);
const alone = { condition: 'app_only' as const, simultaneous: 0, movingSet: [], migrations: 0 };

it('holds back a trial whose VM it is, and says since when, why and what to do', () => {
  const cell = aCell({ ...alone, ranks: ['101'], placement: { '101': 'hA' } });
  expect(heldBack([quarantine], cell, cluster)).toBe(
    'VM 101 and the hosts hA and hB are quarantined since 2026-01-01 10:00 UTC: VM 101 runs on neither host. ' +
      'Look at both hosts, then release them on the page of cluster pair.',
  );
});

it('holds back a trial that moves another VM between the same hosts, either way', () => {
  const cell = aCell({
    ranks: ['102'],
    movingSet: ['104'],
    placement: { '104': 'hA' },
    simultaneous: 1,
    migrations: 2,
  });
  expect(heldBack([quarantine], cell, cluster)).toContain('VM 101');
  expect(heldBack([{ ...quarantine, from: 'hB', to: 'hA' }], cell, cluster)).toContain('VM 101');
});

it('holds back nothing that needs neither', () => {
  expect(
    heldBack([quarantine], aCell({ ...alone, ranks: ['102'], placement: { '102': 'hB' } }), cluster),
  ).toBeNull();
  const elsewhere = aCell({
    ranks: ['102'],
    movingSet: ['102'],
    placement: { '102': 'hB' },
    simultaneous: 1,
    migrations: 2,
  });
  expect(heldBack([quarantine], elsewhere, cluster)).toBeNull();
  expect(heldBack([], aCell(), cluster)).toBeNull();
});
