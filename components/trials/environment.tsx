import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Fabric } from '#lib/domain/cluster';
import type { ControllerReport } from '#lib/domain/controller';
import type { MachineFacts } from '#lib/figures/environment';
import { formatTick } from '#lib/figures/format';
import { ControllerTable } from './controller-table.tsx';
import { MachinesTable } from './machines-table.tsx';

interface EnvironmentProps {
  readonly machines: readonly MachineFacts[];
  readonly mpi: string | null;
  readonly programs: readonly { readonly sha256: string; readonly vms: readonly string[] }[];
  /** The application's input files, with where each can be read. */
  readonly inputs: readonly { readonly name: string; readonly href: string }[];
  readonly fabrics: readonly Fabric[];
  readonly controller: ControllerReport | null;
  /** What differs from the other repetitions. */
  readonly children: ReactNode;
}

/** On what a trial ran, what differs from its repetitions, and what driving it took. */
export function Environment(props: EnvironmentProps) {
  const { machines, mpi, programs, inputs, fabrics, controller, children } = props;
  return (
    <>
      <MachinesTable machines={machines} />
      <dl className="grid gap-x-4 gap-y-2 px-4 py-3 text-sm sm:grid-cols-[10rem_1fr]">
        <Row name="Other repetitions">{children}</Row>
        {mpi && <Row name="MPI">{mpi}</Row>}
        {programs.map(({ sha256, vms }) => (
          <Row key={sha256} name={`Program in ${vms.join(', ')}`}>
            <code className="break-all font-mono text-xs">sha256 {sha256}</code>
          </Row>
        ))}
        {inputs.length > 0 && (
          <Row name="Input">
            {inputs.map(({ name, href }) => (
              <Link className="link mr-3 font-mono text-xs" href={href} key={name} prefetch={false}>
                {name}
              </Link>
            ))}
          </Row>
        )}
        <Row name="Fabrics, as declared">
          {fabrics
            .map(({ name, nominalMbps }) => `${name}: ${formatTick(nominalMbps / 1000)} Gb/s`)
            .join(', ')}
        </Row>
      </dl>
      {controller && (
        <>
          <p className="border-hairline border-t px-4 pt-3 text-muted text-sm">
            What driving it took: ssh sessions, not the detached commands.
          </p>
          <ControllerTable report={controller} />
        </>
      )}
    </>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
