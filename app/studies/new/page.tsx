import { randomInt, randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { NewStudyForm } from '#components/new-study/new-study-form';
import { PageHeader } from '#components/shell/page-header';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { fieldsOf } from '#lib/domain/schema-fields';
import { database } from '#lib/store/client';
import { listClusters } from '#lib/store/clusters';
import { hostKeys } from '#lib/store/host-keys';
import { readStudySpec } from '#lib/store/studies';
import { readStudy } from '#lib/store/studies-read';
import { workloadForms } from '#lib/workloads/registry';
import { permit } from '../../session.ts';
import { listCommands, previewStudy, readStudyText, startStudy } from '../actions.ts';

export const metadata: Metadata = { title: 'New study' };
export const dynamic = 'force-dynamic';

const LARGEST_SEED = 2 ** 31 - 1;

export default async function NewStudyPage({
  searchParams,
}: {
  searchParams: Promise<{ cluster?: string; from?: string }>;
}) {
  await permit('launch', 'study');
  const db = database();
  const { from, cluster: asked } = await searchParams;
  const earlier = from ? await readStudySpec(db, from) : null;
  const cluster = asked ?? (from ? (await readStudy(db, from))?.cluster : null) ?? '';
  const clusters = await Promise.all(
    (await listClusters(db)).map(async ({ id, spec }) => ({
      name: spec.name,
      vms: spec.vms.map((vm) => vm.id),
      hosts: spec.hosts.map((host) => host.name),
      fabrics: spec.fabrics,
      ready: (await hostKeys(db, id)).some((key) => key.confirmedAt !== null),
    })),
  );
  const workloads = workloadForms().map(({ id, label, jsonSchema, presets }) => ({
    id,
    label,
    fields: fieldsOf(jsonSchema),
    presets,
  }));
  return (
    <>
      <PageHeader parent={{ label: 'Studies', href: '/studies' }} title="New study">
        Every combination of the factors becomes a cell; every cell is repeated.
      </PageHeader>
      {clusters.length === 0 ? (
        <Card>
          <EmptyState action={{ label: 'Add a cluster', href: '/clusters/new' }}>
            A study runs on a cluster, and none is registered yet: add one first.
          </EmptyState>
        </Card>
      ) : (
        <NewStudyForm
          clusters={clusters}
          commands={listCommands}
          earlier={earlier}
          initialCluster={cluster}
          orderSeed={randomInt(LARGEST_SEED)}
          preview={previewStudy}
          readFile={readStudyText}
          requestKey={randomUUID()}
          start={startStudy}
          workloads={workloads}
        />
      )}
    </>
  );
}
