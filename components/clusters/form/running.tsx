import { Card } from '../../ui/card.tsx';
import type { PartProps } from './part.ts';
import { TextField } from './text-field.tsx';

/** What MPI and the programs need, and what a host may do besides. */
export function Running({ draft, change, problemsAt, problemsBelow }: PartProps) {
  const told = (path: string) => problemsBelow(path).map(({ rest, message }) => `${rest}: ${message}`);
  return (
    <Card title="In the VMs">
      <div className="grid gap-4 p-4 sm:grid-cols-2">
        <TextField
          hint="MPI runs as this user; its home has the same path in all VMs."
          label="User in the VMs"
          mono
          onChange={(vmUser) => change({ ...draft, vmUser })}
          placeholder="bob"
          problems={problemsAt('vmLogin.user')}
          value={draft.vmUser}
        />
        <TextField
          hint="Share of a host’s cores that something else may keep busy right before and after a trial; 0.1 when empty."
          label="Foreign load"
          onChange={(foreignLoad) => change({ ...draft, foreignLoad })}
          placeholder="0.1"
          problems={problemsAt('limits.foreignLoad')}
          value={draft.foreignLoad}
        />
        <TextField
          hint="name=/path inside the VMs, one a line; HPL asks for hpl."
          label="Programs"
          lines
          onChange={(programs) => change({ ...draft, programs })}
          placeholder="hpl=/opt/hpl/xhpl"
          problems={told('programs')}
          value={draft.programs}
        />
        <TextField
          hint="Shell lines that the launcher runs before mpiexec."
          label="MPI prologue"
          lines
          onChange={(prologue) => change({ ...draft, prologue })}
          placeholder="module load mpich"
          problems={problemsAt('mpi.prologue')}
          value={draft.prologue}
        />
        <TextField
          hint="NAME=value, one a line; given to every rank."
          label="MPI environment"
          lines
          onChange={(environment) => change({ ...draft, environment })}
          placeholder="UCX_KEEPALIVE_INTERVAL=inf"
          problems={told('mpi.environment')}
          value={draft.environment}
        />
      </div>
    </Card>
  );
}
