import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LabError } from '#lib/domain/errors';
import { openDatabase } from '#lib/store/client';
import { LEASE_MS, renewLease } from '#lib/store/leases';
import { type HeldLease, keepLease } from './lease.ts';

vi.mock('#lib/store/leases', async (original) => ({ ...(await original()), renewLease: vi.fn() }));
const renew = vi.mocked(renewLease);

let lease: HeldLease;
beforeEach(() => {
  vi.useFakeTimers();
  renew.mockReset();
  renew.mockResolvedValue();
  lease = keepLease(openDatabase('postgresql://nobody@127.0.0.1:1/none'), 'c', 1);
});
afterEach(() => {
  lease.stop();
  vi.useRealTimers();
});

describe('a lease that is held', () => {
  it('stays held as long as it is renewed', async () => {
    await vi.advanceTimersByTimeAsync(60_000);
    expect(() => lease.assertHeld()).not.toThrow();
    expect(lease.lost.aborted).toBe(false);
  });

  it('is lost at once when it went to somebody else', async () => {
    renew.mockRejectedValue(new LabError('lease-lost', 'another runner'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(lease.lost.aborted).toBe(true);
  });

  it('outlives a short failure of the database, not a long one', async () => {
    renew.mockRejectedValue(new Error('the database is away'));
    await vi.advanceTimersByTimeAsync(LEASE_MS - 500);
    expect(lease.lost.aborted).toBe(false);
    renew.mockResolvedValue();
    await vi.advanceTimersByTimeAsync(1000);
    renew.mockRejectedValue(new Error('the database is away'));
    await vi.advanceTimersByTimeAsync(2 * LEASE_MS);
    expect(lease.lost.aborted).toBe(true);
  });

  it('allows nothing any more when no answer came in time, whatever the answer will be', async () => {
    renew.mockReturnValue(new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(LEASE_MS + 1000);
    expect(lease.lost.aborted).toBe(false);
    expect(() => lease.assertHeld()).toThrow('not renewed in time');
  });
});
