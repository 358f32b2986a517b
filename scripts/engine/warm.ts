import path from 'node:path';
import { type Hosts, lineTo } from './hosts.ts';
import { goal, head, row, say } from './report.ts';
import { run, timed } from './tools.ts';

const GOAL = 0.33;
const WARM_UP = 10;

/** One command on one host over a connection that stands, ms: ours, and OpenSSH's with ControlMaster, in turn. */
export async function benchmarkWarm(hosts: Hosts, commands: number): Promise<void> {
  const [node] = hosts.nodes;
  if (!node) return;
  const line = lineTo(hosts, node);
  const socket = path.join(hosts.folder, 'control');
  const control = ['-o', 'ControlMaster=auto', '-o', `ControlPath=${socket}`, '-o', 'ControlPersist=60'];
  const ways = {
    ours: () => line.execute({ argv: ['true'] }),
    theirs: () => run('ssh', ['-F', hosts.config, ...control, node.name, 'true']),
  };
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let i = 0; i < WARM_UP + commands; i++) {
    const [own, other] = [await timed(ways.ours), await timed(ways.theirs)];
    if (i < WARM_UP) continue;
    ours.push(own);
    theirs.push(other);
  }
  await run('ssh', ['-F', hosts.config, ...control, '-O', 'exit', node.name]);
  line.close();
  head('One command over a warm connection');
  const other = row('OpenSSH, ControlMaster', theirs);
  const own = row('ours', ours);
  say('');
  goal('median against median', own.median / other.median, GOAL);
}
