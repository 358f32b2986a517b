import Link from 'next/link';
import { Notice } from '../ui/notice.tsx';

interface StopNoticeProps {
  readonly state: string;
  readonly stop: {
    readonly trialId: string;
    readonly now: string;
    readonly done: string;
    readonly policy: string;
  } | null;
}

/** While a study is being cancelled: what is waited for; afterwards: what was done. */
export function StopNotice({ state, stop }: StopNoticeProps) {
  if (!stop) return null;
  const trial = (
    <Link className="link" href={`/trials/${stop.trialId}`}>
      The trial that was stopped
    </Link>
  );
  if (state === 'cancelling')
    return (
      <Notice title="Cancelling">
        {stop.now} A migration that is under way: {stop.policy}
      </Notice>
    );
  return (
    <p className="text-muted">
      Cancelled: {stop.done}. {trial}
    </p>
  );
}
