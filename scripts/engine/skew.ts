import { setTimeout as sleep } from 'node:timers/promises';
import { measureClock } from '#lib/remote/clock';
import { armDetached, readDetached, startDetached, waitDetached } from '#lib/remote/detached';
import { Machine } from '#lib/remote/machine';
import { ASK_AFTER_SECONDS, leadSeconds } from '#runner/trial/lead';
import { buildAction } from './action.ts';
import { type Hosts, lineTo } from './hosts.ts';
import { goal, head, row, say } from './report.ts';
import { run } from './tools.ts';

const SSH_GOAL = 0.05;
const PDSH_GOAL = 0.07;
const NANOS_PER_MS = 1e6;
/** Every way runs this on every host. */
const ACTION = 'action';

/** How far apart commands begin on all hosts that are asked to begin at once, ms, the three ways in turn. */
export async function benchmarkSkew(hosts: Hosts, rounds: number): Promise<void> {
  buildAction(`${hosts.folder}/${ACTION}`);
  const names = hosts.nodes.map(({ name }) => name);
  const lines = hosts.nodes.map((node) => lineTo(hosts, node));
  const machines = lines.map((line) => new Machine(line));
  const clocks: Clock[] = [];
  for (const machine of machines) clocks.push(await measureClock(machine));
  const [loop, pdsh, armed]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    loop.push(spread(await sshLoop(hosts, names)));
    pdsh.push(spread(await byPdsh(hosts, names)));
    armed.push(spread(await byDeadline(hosts, machines, clocks, round)));
  }
  for (const line of lines) line.close();
  head(`Start skew of ${names.length} commands on ${names.length} hosts`);
  const ssh = row('`ssh … &` for each, as the thesis', loop);
  const other = row('`pdsh`', pdsh);
  const ours = row('armed, one deadline', armed);
  say('');
  goal('our p95 against the median of `ssh … &`', ours.p95 / ssh.median, SSH_GOAL);
  goal('our p95 against the median of `pdsh`', ours.p95 / other.median, PDSH_GOAL);
}

type Clock = Awaited<ReturnType<typeof measureClock>>;

function spread(stamps: readonly bigint[]): number {
  const sorted = [...stamps].sort((a, b) => (a < b ? -1 : 1));
  return Number((sorted.at(-1) ?? 0n) - (sorted[0] ?? 0n)) / NANOS_PER_MS;
}

/** When the action began, nanoseconds: the first of its two stamps. */
const stampsIn = (said: string) =>
  [...said.matchAll(/(\d{10})\.(\d{9}) /g)].map(([, seconds, nanos]) => BigInt(`${seconds}${nanos}`));

async function sshLoop({ config, folder }: Hosts, names: readonly string[]): Promise<bigint[]> {
  const script = `for host; do ssh -F "$0" "$host" ${folder}/${ACTION} & done; wait`;
  return complete(names, stampsIn(await run('bash', ['-c', script, config, ...names])));
}

async function byPdsh({ config, folder }: Hosts, names: readonly string[]): Promise<bigint[]> {
  const args = ['-R', 'ssh', '-f', String(names.length), '-w', names.join(','), `${folder}/${ACTION}`];
  const said = await run('pdsh', args, { PDSH_SSH_ARGS: `-F ${config} -a -x %h` });
  return complete(names, stampsIn(said));
}

/** As a round of migrations is started: armed on every host for one deadline, then looked at. */
async function byDeadline(
  { folder, nodes }: Hosts,
  machines: readonly Machine[],
  clocks: readonly Clock[],
  round: number,
): Promise<bigint[]> {
  const roundTrip = 2 * Math.max(...clocks.map(({ boundSeconds }) => boundSeconds));
  const lead = leadSeconds(machines.length, roundTrip);
  const deadline = Date.now() / 1000 + lead;
  const runs = machines.map((machine, i) => ({
    machine,
    directory: `${folder}/runs/${round}/${nodes[i]?.name}`,
    arming: { deadlineWall: deadline + (clocks[i]?.offsetSeconds ?? 0), mostSeconds: lead + 5 },
  }));
  const command = { argv: [`${folder}/${ACTION}`] };
  await Promise.all(
    runs.map(({ machine, directory, arming }) => armDetached(machine, directory, command, { arming })),
  );
  await sleep(Math.max(0, (deadline + ASK_AFTER_SECONDS) * 1000 - Date.now()));
  const said = await Promise.all(
    runs.map(async ({ machine, directory }) => {
      const { armed } = await startDetached(machine, directory, command);
      if (armed?.release !== 'waited') say(`round ${round}: ${machine.name} was ${armed?.release}`);
      await waitDetached(machine, [directory], 5);
      return (await readDetached(machine, directory)).stdout;
    }),
  );
  return complete(machines, said.flatMap(stampsIn));
}

function complete(asked: readonly unknown[], stamps: bigint[]): bigint[] {
  if (stamps.length !== asked.length) throw new Error(`${stamps.length} of ${asked.length} hosts answered`);
  return stamps;
}
