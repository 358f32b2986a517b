import { LogViewer } from '#components/trials/log/log-viewer';
import { Card } from '#components/ui/card';
import type { TrialEvent } from '#lib/domain/history';
import { prepareLogSteps } from '#lib/figures/log-steps';
import { newestChange } from '#lib/store/changes';
import { database } from '#lib/store/client';

interface LogCardProps {
  readonly trialId: string;
  readonly history: readonly TrialEvent[];
}

/** What the commands of a trial print; nothing before the first of them was started. */
export async function LogCard({ trialId, history }: LogCardProps) {
  const log = prepareLogSteps(history);
  if (!log) return null;
  const after = await newestChange(database());
  return (
    <Card title="Log">
      <LogViewer after={after} first={log.first} steps={log.steps} trialId={trialId} />
    </Card>
  );
}
