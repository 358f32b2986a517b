'use client';

import { type ComponentProps, useEffect, useMemo, useState, useTransition } from 'react';
import type { StudySpec } from '#lib/domain/study';
import { Field, INPUT, Problems } from '../forms/field.tsx';
import { useLaunchKey } from '../forms/launch-key.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Analysis } from './analysis.tsx';
import { Course } from './course.tsx';
import {
  type ClusterOption,
  type Draft,
  draftOf,
  firstDraft,
  studyInput,
  type WorkloadOption,
} from './draft.ts';
import { type CellCommands, DryRun } from './dry-run.tsx';
import { Factors } from './factors.tsx';
import { OrderPreview, type Preview } from './order-preview.tsx';
import { InputPreviews, MatrixPreview } from './plan-preview.tsx';
import { StudyFile } from './study-file.tsx';
import { WorkloadPicker } from './workload-picker.tsx';

interface NewStudyFormProps {
  readonly clusters: readonly ClusterOption[];
  readonly workloads: readonly WorkloadOption[];
  readonly initialCluster: string;
  /** For a browser that has none: sending twice launches once, from two tabs as well. */
  readonly requestKey: string;
  readonly orderSeed: number;
  /** An earlier study to begin with. */
  readonly earlier: StudySpec | null;
  readonly commands: (cluster: string, input: unknown) => Promise<readonly CellCommands[]>;
  readonly readFile: ComponentProps<typeof StudyFile>['read'];
  readonly preview: (cluster: string, input: unknown) => Promise<Preview>;
  readonly start: (cluster: string, input: unknown, requestKey: string) => Promise<Preview>;
}

/** After the last keystroke, before the plan is asked for. */
const SETTLE_MS = 250;
/** Places where a problem is shown beside its control; any other stands above the button. */
const PLACES = [
  'title',
  'workloads',
  'conditions',
  'vms',
  'simultaneous',
  'migrationFabrics',
  'mpiFabrics',
  'migrations',
  'repetitions',
  'movement',
  'seeding',
  'placement',
  'firstRoundDelaySeconds',
  'roundGapSeconds',
  'orderSeed',
  'trialTimeoutSeconds',
  'analysis',
];

/** Declares a study: what is chosen becomes a plan at once, and what does not fit is said where it was chosen. */
export function NewStudyForm(props: NewStudyFormProps) {
  const { clusters, workloads } = props;
  const { key, spend } = useLaunchKey(props.requestKey);
  const [draft, setDraft] = useState<Draft | null>(() => {
    const asked = clusters.find((one) => one.name === props.initialCluster);
    const cluster = asked ?? clusters.find((one) => one.ready) ?? clusters[0];
    if (!cluster || !workloads[0]) return null;
    // Its own order again would repeat its luck as well.
    const earlier = props.earlier && { ...props.earlier, orderSeed: props.orderSeed };
    const copied = earlier && draftOf(earlier, cluster, workloads);
    return copied ?? firstDraft(cluster, workloads[0], props.orderSeed);
  });
  const [plan, setPlan] = useState<Preview | null>(null);
  const [pending, startTransition] = useTransition();
  const cluster = clusters.find((one) => one.name === draft?.cluster);
  const workload = workloads.find((one) => one.id === draft?.workload);
  const input = useMemo(() => (draft && workload ? studyInput(draft, workload) : null), [draft, workload]);
  const { preview } = props;
  useEffect(() => {
    if (!input || !cluster) return;
    let stale = false;
    const timer = setTimeout(async () => {
      const next = await preview(cluster.name, titled(input, draft?.title ?? ''));
      if (!stale) setPlan(next);
    }, SETTLE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [input, cluster, preview, draft?.title]);
  if (!draft || !cluster || !workload) return null;

  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const problemsAt = (path: string) =>
    (plan?.problems ?? []).filter((problem) => problem.path === path).map((problem) => problem.message);
  const titleMissing = draft.title.trim() === '';
  const elsewhere = (plan?.problems ?? [])
    .filter((problem) => !PLACES.includes(problem.path))
    .map((problem) => problem.message);
  const launch = () =>
    startTransition(async () => {
      spend();
      const answer = await props.start(cluster.name, input, key);
      if (answer) setPlan(answer);
    });
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
      onSubmit={(event) => {
        event.preventDefault();
        launch();
      }}
    >
      <div className="flex flex-col gap-4">
        <StudyFile
          file={titleMissing ? null : (plan?.file ?? null)}
          onRead={(spec) => {
            const read = draftOf(spec, cluster, workloads);
            if (read) setDraft(read);
            return read ? null : `There is no application “${spec.workloads[0]?.id}” here.`;
          }}
          read={props.readFile}
        />
        <Card title="What">
          <div className="flex flex-col gap-5 p-4">
            <div className="grid gap-5 sm:grid-cols-2">
              <Field label="Title" problems={titleMissing ? [] : problemsAt('title')}>
                <input
                  aria-label="Title"
                  className={INPUT}
                  maxLength={120}
                  onChange={(event) => change({ title: event.target.value })}
                  placeholder="What you want to know"
                  required
                  value={draft.title}
                />
              </Field>
              <Field
                label="Cluster"
                problems={cluster.ready ? [] : ['Its host keys are not confirmed yet: see its page.']}
              >
                <select
                  aria-label="Cluster"
                  className={INPUT}
                  onChange={(event) => {
                    const next = clusters.find((one) => one.name === event.target.value);
                    if (next)
                      setDraft({
                        ...firstDraft(next, workload, props.orderSeed),
                        title: draft.title,
                        texts: draft.texts,
                      });
                  }}
                  value={cluster.name}
                >
                  {clusters.map((one) => (
                    <option key={one.name}>{one.name}</option>
                  ))}
                </select>
              </Field>
            </div>
            <WorkloadPicker
              change={change}
              draft={draft}
              problems={problemsAt('workloads')}
              workloads={workloads}
            />
          </div>
        </Card>
        <Card title="Factors">
          <div className="p-4">
            <Factors change={change} cluster={cluster} draft={draft} problemsAt={problemsAt} />
          </div>
        </Card>
        <Card title="Course">
          <div className="flex flex-col gap-5 p-4">
            <Course change={change} cluster={cluster} draft={draft} problemsAt={problemsAt} />
          </div>
        </Card>
        <Card title="Analysis">
          <div className="flex flex-col gap-5 p-4">
            <Analysis change={change} draft={draft} problems={problemsAt('analysis')} />
          </div>
        </Card>
      </div>
      <div className="flex flex-col gap-4 lg:sticky lg:top-4">
        {plan?.picture && (
          <MatrixPreview
            atMost={draft.stopping === 'interval'}
            picture={plan.picture}
            trials={plan.trials.length}
          />
        )}
        <OrderPreview plan={plan} />
        {plan?.picture && <InputPreviews inputs={plan.picture.inputs} />}
        {plan?.picture && (
          <DryRun
            ask={() => props.commands(cluster.name, titled(input ?? {}, draft.title))}
            key={plan.file}
          />
        )}
        <Problems problems={elsewhere} />
        <div className="flex items-center gap-3">
          <Button
            disabled={pending || titleMissing || !cluster.ready || plan === null || plan.trials.length === 0}
            tone="primary"
            type="submit"
          >
            {pending
              ? 'Launching …'
              : plan && plan.trials.length > 0
                ? `Launch ${plan.trials.length} trials`
                : 'Launch'}
          </Button>
          {titleMissing && <span className="text-muted text-sm">Give it a title first.</span>}
        </div>
      </div>
    </form>
  );
}

/** A plan is shown before there is a title. */
function titled(input: object, title: string): object {
  return { ...input, title: title.trim() === '' ? 'a study without a title yet' : title };
}
