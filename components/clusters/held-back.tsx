import Link from 'next/link';
import { describeQuarantine, type Quarantine } from '#lib/domain/quarantine';
import { Notice } from '../ui/notice.tsx';

/** That a person is needed, wherever trials wait for one; what to do is on the cluster's page. */
export function HeldBack({ cluster, quarantines }: { cluster: string; quarantines: readonly Quarantine[] }) {
  if (quarantines.length === 0) return null;
  return (
    <Notice title={`A person is needed on ${cluster}`}>
      {quarantines.map(describeQuarantine).join(' ')} Trials that need them wait.{' '}
      <Link className="link" href={`/clusters/${encodeURIComponent(cluster)}`}>
        What to do
      </Link>
    </Notice>
  );
}
