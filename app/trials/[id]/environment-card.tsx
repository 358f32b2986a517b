import { Differences } from '#components/trials/differences';
import { Environment } from '#components/trials/environment';
import { Card } from '#components/ui/card';
import { configurationOf, differencesAmong } from '#lib/domain/configuration';
import { controllerReport } from '#lib/domain/controller';
import { mpiVersion, prepareMachines, preparePrograms } from '#lib/figures/environment';
import type { TrialView } from './load.ts';

const INPUT = 'input/';

/** On what a trial ran; nothing for one whose machines were not asked. */
export function EnvironmentCard({ view }: { view: TrialView }) {
  const { trial, history, artifacts, siblings, configurations } = view;
  const machines = prepareMachines(history);
  if (machines.length === 0) return null;
  const others = siblings.flatMap(({ trialId, repetition }) => {
    const configuration = configurations.get(trialId);
    return configuration && trialId !== trial.id ? [{ repetition, configuration }] : [];
  });
  const inputs = artifacts.flatMap(({ name }) =>
    name.startsWith(INPUT)
      ? [
          {
            name: name.slice(INPUT.length),
            href: `/trials/${trial.id}/artifacts/${encodeURIComponent(name)}`,
          },
        ]
      : [],
  );
  return (
    <Card title="Environment">
      <Environment
        controller={controllerReport(history)}
        fabrics={trial.cluster?.fabrics ?? []}
        inputs={inputs}
        machines={machines}
        mpi={mpiVersion(history)}
        programs={preparePrograms(history)}
      >
        <Differences
          differences={differencesAmong(configurationOf(history), others)}
          others={others.length}
        />
      </Environment>
    </Card>
  );
}
