import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Sample } from '#lib/domain/sample';
import { Notice } from '../ui/notice.tsx';

/** What became of a trial that was repeated, and of which one it is the repetition. */
export function Attempts({ sample, siblings }: { sample: Sample; siblings: readonly Sample[] }) {
  const own = siblings.filter(({ repetition }) => repetition === sample.repetition);
  const before = own.findLast(({ attempt }) => attempt < sample.attempt);
  const after = own.find(({ attempt }) => attempt > sample.attempt);
  const { setAside } = sample;
  return (
    <>
      {setAside && (
        <Notice title="Set aside: it counts no more">
          {setAside.reason} Decided by {setAside.by === 'lab' ? 'the lab command' : 'a browser session'},{' '}
          {setAside.at.toISOString().slice(0, 16).replace('T', ' ')} UTC.{' '}
          {after && <To sample={after}>Attempt {after.attempt} stands in its place.</To>}
        </Notice>
      )}
      {before && (
        <p className="text-muted">
          <To sample={before}>Attempt {before.attempt}</To>{' '}
          {before.setAside ? `was set aside: ${before.setAside.reason}` : 'was stopped before it ended.'}
        </p>
      )}
    </>
  );
}

function To({ sample, children }: { sample: Sample; children: ReactNode }) {
  return (
    <Link className="link" href={`/trials/${sample.trialId}`}>
      {children}
    </Link>
  );
}
