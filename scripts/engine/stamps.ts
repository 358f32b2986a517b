import path from 'node:path';
import { measureClock } from '#lib/remote/clock';
import { readDetached, startDetached, waitDetached } from '#lib/remote/detached';
import { Machine } from '#lib/remote/machine';
import { buildAction } from './action.ts';
import { delayed } from './delay.ts';
import { type Hosts, lineTo } from './hosts.ts';
import { goal, head, row, say } from './report.ts';

const GOAL_MS = 1;
const DELAYS_MS = [0, 10, 50];
/** How far our stamps of a command's start and end are from the command's own, ms, over slower and slower ways. */
export async function benchmarkStamps(hosts: Hosts, commands: number): Promise<void> {
  const program = path.join(hosts.folder, 'action');
  buildAction(program);
  const [node] = hosts.nodes;
  if (!node) return;
  head('Our stamps against the command’s own');
  const worst: string[] = [];
  for (const delayMs of DELAYS_MS) {
    const way = await delayed(node.login.port, delayMs);
    const line = lineTo(hosts, { ...node, login: { ...node.login, port: way.port } });
    const machine = new Machine(line);
    const clock = await measureClock(machine);
    const [start, end, all]: [number[], number[], number[]] = [[], [], []];
    for (let i = 0; i < commands; i++) {
      const directory = `${hosts.folder}/stamps/${delayMs}/${i}`;
      const { startedWall } = await startDetached(machine, directory, { argv: [program] });
      while ((await waitDetached(machine, [directory], 2)).length === 0);
      const { stdout, endedWall } = await readDetached(machine, directory);
      const [first = 0, last = 0] = stdout.split(' ').map(Number);
      start.push((first - startedWall) * 1000);
      end.push(((endedWall ?? 0) - last) * 1000);
    }
    all.push(...start, ...end);
    row(`start, ${delayMs} ms more round trip`, start, 3);
    row(`end, ${delayMs} ms more round trip`, end, 3);
    const { p99 } = row(`both, ${delayMs} ms more round trip`, all, 3);
    worst.push(
      `${delayMs} ms: p99 ${p99.toFixed(3)} ms; clocks compared over it: off by ${(clock.offsetSeconds * 1000).toFixed(3)} ms (0 is true), known within ${(clock.boundSeconds * 1000).toFixed(3)} ms`,
    );
    if (delayMs === DELAYS_MS.at(-1)) {
      say('');
      for (const said of worst) say(said);
      goal('p99 over the slowest way, ms', p99, GOAL_MS);
    }
    line.close();
    way.close();
  }
}
