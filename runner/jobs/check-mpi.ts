import type { ClusterSpec, MpiKind } from '#lib/domain/cluster';
import { mpiLauncher } from '#lib/launchers/registry';
import type { Machines } from '#lib/remote/machine';
import { quote } from '#lib/remote/quote';
import { expect, type Report } from './report.ts';

const HELLO_TIMEOUT_MS = 60_000;
const KINDS: readonly MpiKind[] = ['mpich', 'openmpi'];

/** The launcher reaches every VM over every fabric, and a small MPI job runs across all of them. */
export async function checkMpi(spec: ClusterSpec, machines: Machines, report: Report): Promise<void> {
  const { name } = spec.launcher;
  const launcher = machines.get(name);
  const remedy = 'Check address, user and key file of the launcher, and confirm its host key above.';
  if (
    !(await report.ask(name, 'login', remedy, async () =>
      (await launcher.read({ argv: ['uname', '-sr'] })).trim(),
    ))
  )
    return;
  for (const fabric of spec.fabrics)
    await report.ask(
      name,
      `VMs over ${fabric.name}`,
      `Let ${spec.vmLogin.user} log in from the launcher to every VM without a question.`,
      async () => {
        for (const vm of spec.vms) {
          const login = `${spec.vmLogin.user}@${vm.fabrics[fabric.name]?.address}`;
          const output = await launcher.execute({
            argv: ['ssh', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', login, 'true'],
          });
          expect(output.exitCode === 0, `${vm.name} (${login}): ${output.stderr.trim()}`);
        }
        return `${spec.vms.length} VMs`;
      },
    );
  await checkPrograms(spec, machines, report);
  for (const kind of KINDS) await checkHello(spec, machines, kind, report);
}

async function checkPrograms(spec: ClusterSpec, machines: Machines, report: Report): Promise<void> {
  const first = spec.vms[0];
  const fabric = spec.fabrics[0]?.name ?? '';
  for (const [program, path] of Object.entries(spec.programs))
    await report.ask(
      program,
      'in the VMs',
      `Install it at ${path} in every VM, or correct its path in the cluster's file.`,
      async () => {
        const login = `${spec.vmLogin.user}@${first?.fabrics[fabric]?.address}`;
        const output = await machines
          .get(spec.launcher.name)
          .execute({ argv: ['ssh', '-o', 'BatchMode=yes', login, quote(['test', '-e', path])] });
        expect(output.exitCode === 0, `${path} is not there`);
        return path;
      },
    );
}

/** An MPI implementation that is not installed is no fault: workloads of the other one still run. */
async function checkHello(
  spec: ClusterSpec,
  machines: Machines,
  kind: MpiKind,
  report: Report,
): Promise<void> {
  const launcher = machines.get(spec.launcher.name);
  const mpi = mpiLauncher(kind);
  const version = await launcher.execute(mpi.version());
  if (version.exitCode !== 0) {
    const detail = `not on ${spec.launcher.name}`;
    await report.add({
      subject: mpi.label,
      check: 'installed',
      state: 'warning',
      detail,
      remedy: `Workloads that need ${mpi.label} cannot run.`,
    });
    return;
  }
  for (const fabric of spec.fabrics)
    await report.ask(
      mpi.label,
      `across all VMs over ${fabric.name}`,
      `Run the command by hand on the launcher; check the interface and the MPI settings.`,
      async () => {
        const hostFile = `.migration-lab/check-${kind}-${fabric.name}`;
        const addresses = spec.vms.map((vm) => vm.fabrics[fabric.name]?.address ?? '');
        const write = 'mkdir -p .migration-lab && cat >"$1"';
        await launcher.read({ argv: ['sh', '-c', write, 'sh', hostFile] }, { input: mpi.hosts(addresses) });
        const command = mpi.launch({
          ranks: spec.vms.length,
          hostFile,
          interface: spec.vms[0]?.fabrics[fabric.name]?.interface ?? '',
          workDirectory: '/tmp',
          program: { argv: ['hostname'] },
          environment: spec.mpi.environment,
        });
        const argv = spec.mpi.prologue
          ? ['sh', '-c', `${spec.mpi.prologue}\nexec "$@"`, 'sh', ...command.argv]
          : command.argv;
        const output = await launcher.execute({ ...command, argv }, { timeoutMs: HELLO_TIMEOUT_MS });
        const answers = new Set(output.stdout.split('\n').filter(Boolean));
        expect(
          output.exitCode === 0 && answers.size === spec.vms.length,
          `${answers.size} of ${spec.vms.length} VMs answered: ${output.stderr.trim().slice(-300)}`,
        );
        return `${answers.size} VMs answered`;
      },
    );
}
