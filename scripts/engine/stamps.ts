import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { measureClock } from '#lib/remote/clock';
import { readDetached, startDetached, waitDetached } from '#lib/remote/detached';
import { Machine } from '#lib/remote/machine';
import { delayed } from './delay.ts';
import { type Hosts, lineTo } from './hosts.ts';
import { goal, head, row, say } from './report.ts';

const GOAL_MS = 1;
const DELAYS_MS = [0, 10, 50];
/** Says when its first and its last instruction were, seconds: what a command that is timed really took. */
const ACTION = `#include <stdio.h>
#include <time.h>
int main(void) {
  struct timespec a, b, nap = {0, 20000000};
  clock_gettime(CLOCK_REALTIME, &a);
  nanosleep(&nap, 0);
  clock_gettime(CLOCK_REALTIME, &b);
  return printf("%ld.%09ld %ld.%09ld\\n", a.tv_sec, a.tv_nsec, b.tv_sec, b.tv_nsec) < 0;
}
`;

/** How far our stamps of a command's start and end are from the command's own, ms, over slower and slower ways. */
export async function benchmarkStamps(hosts: Hosts, commands: number): Promise<void> {
  const program = path.join(hosts.folder, 'action');
  writeFileSync(`${program}.c`, ACTION);
  execFileSync('cc', ['-O2', '-static', '-o', program, `${program}.c`]);
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
