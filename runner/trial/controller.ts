import { cpus, hostname, loadavg } from 'node:os';
import { LabError } from '#lib/domain/errors';
import { inParallel, type TrialContext } from './context.ts';

/**
 * Processor time of the ssh session that asks, and of all that it ran and that has ended: the server's process above
 * this shell, by proc(5). Prints who that is, its ticks and how many make a second. Detached commands are not in it.
 */
export const CONTROLLER_SCRIPT = `
look() {
  { read -r line <"/proc/$1/stat"; read -r name <"/proc/$1/comm"; } 2>/dev/null || return 1
  set -- \${line##*) }
  parent=$2 own=$((\${12}+\${13})) ended=$((\${14}+\${15})) began=\${20}
}
pid=$PPID
while look "$pid" && [ "\${name#sshd}" = "$name" ] && [ "$parent" -gt 1 ]; do pid=$parent; done
look "$pid" && [ "\${name#sshd}" != "$name" ] || { pid=$PPID; look "$pid" || exit 1; }
who=$name:$pid:$began ticks=$((own+ended))
if look "$parent" && grep -qs 'priv' "/proc/$parent/cmdline"; then ticks=$((ticks+own)); fi
echo "$who $ticks $(getconf CLK_TCK)"
`;

/** What the runner's own work has cost so far: on every host, and where it runs itself. */
export async function readController(context: TrialContext, moment: string): Promise<void> {
  await inParallel(context.cluster.hosts, async ({ name: node }) => {
    const said = await context.machines.get(node).read({ argv: ['sh', '-c', CONTROLLER_SCRIPT] });
    const [process = '', ticks, hertz] = said.trim().split(' ');
    const cpuSeconds = Number(ticks) / Number(hertz);
    if (!Number.isFinite(cpuSeconds))
      throw new LabError('command', `${node} said of its processes: ${said.trim()}. /proc is needed.`);
    await context.record({ type: 'controller-read', data: { node, moment, process, cpuSeconds } });
  });
  const { user, system } = process.cpuUsage();
  const [load = 0] = loadavg();
  const runner = { moment, computer: hostname(), cores: cpus().length, load, process: String(process.pid) };
  await context.record({
    type: 'runner-read',
    data: { ...runner, cpuSeconds: (user + system) / MICROS_PER_SECOND },
  });
}

const MICROS_PER_SECOND = 1e6;
