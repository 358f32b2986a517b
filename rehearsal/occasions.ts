import { createHash } from 'node:crypto';
import type { Fault } from './faults.ts';

/** Under which a fault's occasions are counted: an edited fault begins anew. */
export function faultKey(fault: Fault): string {
  return `fault-${createHash('sha256').update(JSON.stringify(fault)).digest('hex').slice(0, 12)}`;
}

/**
 * The first of these faults whose occasion this is. Every fault that matches counts the occasion.
 * @param count says how many occasions of a fault there were before this one
 */
export function strike<F extends Fault>(faults: readonly F[], count: (fault: F) => number): F | undefined {
  const struck = faults.filter((fault) => {
    const before = count(fault);
    return before >= fault.after && before < fault.after + fault.times;
  });
  return struck[0];
}
