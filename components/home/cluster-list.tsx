import Link from 'next/link';
import type { ClusterSpec } from '#lib/domain/cluster';
import { count } from '#lib/figures/format';

export interface ListedCluster {
  readonly id: string;
  readonly spec: ClusterSpec;
  readonly trouble: string | null;
  /** The study that it works on. */
  readonly study: { readonly slug: string; readonly title: string } | null;
}

/** Clusters, whether they are well, and what they do. */
export function ClusterList({ clusters }: { clusters: readonly ListedCluster[] }) {
  return (
    <ul>
      {clusters.map(({ id, spec, trouble, study }) => (
        <li className="border-hairline border-b px-4 py-3 last:border-b-0" key={id}>
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <Link className="link font-medium" href={`/clusters/${spec.name}`}>
              {spec.name}
            </Link>
            <span className="text-sm">
              {trouble ? (
                <span className="text-invalid">▲ in trouble</span>
              ) : study ? (
                <span className="text-muted">
                  ◐ works on{' '}
                  <Link className="link" href={`/studies/${study.slug}`}>
                    {study.title}
                  </Link>
                </span>
              ) : (
                <span className="text-muted">○ idle</span>
              )}
            </span>
          </div>
          <p className="text-muted text-sm">
            {count(spec.hosts.length, 'host')} ({spec.hosts.map(({ name }) => name).join(', ')}),{' '}
            {count(spec.vms.length, 'VM')}, {spec.fabrics.map(({ name }) => name).join(' and ')}
          </p>
          {trouble && <p className="mt-1 text-sm">{trouble}</p>}
        </li>
      ))}
    </ul>
  );
}
