import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';

interface CancelStudyProps {
  readonly state: string;
  readonly left: number;
  readonly cancel: () => Promise<void>;
}

/** Ends a study after a question: the trial under way is stopped, VMs go home, finished trials stay. */
export function CancelStudy({ state, left, cancel }: CancelStudyProps) {
  if (state === 'cancelling') return <Button disabled>Cancelling …</Button>;
  if (state !== 'queued' && state !== 'running') return null;
  return (
    <Confirm
      act={cancel}
      confirm="Cancel the study"
      label="Cancel"
      refuse="Keep it running"
      title="Cancel this study?"
    >
      The trial under way is stopped: its application is ended, a migration that is under way may arrive, and
      the VMs go home. {left} trials that have not ended will not be run. What is finished stays.
    </Confirm>
  );
}
