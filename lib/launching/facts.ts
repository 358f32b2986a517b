import { createHash } from 'node:crypto';
import type { ClusterSpec } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import type { WorkloadFacts } from '#lib/domain/study-problems';
import { platformOf } from '#lib/platforms/registry';
import { bindWorkload } from '#lib/workloads/registry';

/** What the expansion of a study asks of the workloads and the platform, on one cluster. */
export function workloadFacts(cluster: ClusterSpec): WorkloadFacts {
  return {
    leavesFiles: platformOf(cluster).files !== null,
    unreadable(choice) {
      try {
        bindWorkload(choice);
        return null;
      } catch (error) {
        if (error instanceof LabError) return error.message;
        throw error;
      }
    },
    application: (choice) => bindWorkload(choice).application,
    inputHash(choice, ranks) {
      const workload = bindWorkload(choice);
      if (workload.problems({ ranks, cluster, memoryMiBPerVm: Number.POSITIVE_INFINITY }).length > 0)
        return 'unusable';
      const input = [workload.render({ ranks, cluster }), workload.program({ ranks, cluster })];
      return createHash('sha256').update(JSON.stringify(input)).digest('hex');
    },
    problems: (choice, ranks, memoryMiBPerVm) =>
      bindWorkload(choice).problems({ ranks, cluster, memoryMiBPerVm }),
  };
}
