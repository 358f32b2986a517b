import { registerRehearsal } from '#lib/launching/rehearsal';
import { database } from '#lib/store/client';
import type { Io } from '../io.ts';

/** `rehearsal`: registers the rehearsal cluster of this checkout. */
export async function rehearsal(_args: string[], io: Io): Promise<number> {
  const { spec } = await registerRehearsal(database());
  io.out(`${spec.name}: ${spec.hosts.length} hosts and ${spec.vms.length} VMs, registered and trusted.`);
  return 0;
}
