// Start skew, warm commands, many steps and stamps, each against what people use instead, side by side in one run:
//   npm run benchmark:engine -- skew|warm|steps|stamps [repetitions]
// Needs openssh-server, pdsh, ansible-core and a C compiler; each part takes less than three minutes.
import { cpus, loadavg, release } from 'node:os';
import { startHosts } from './engine/hosts.ts';
import { say } from './engine/report.ts';
import { benchmarkSkew } from './engine/skew.ts';
import { benchmarkStamps } from './engine/stamps.ts';
import { benchmarkSteps } from './engine/steps.ts';
import { benchmarkWarm } from './engine/warm.ts';

const PARTS = {
  skew: { run: benchmarkSkew, hosts: 8, repetitions: 30 },
  warm: { run: benchmarkWarm, hosts: 1, repetitions: 300 },
  steps: { run: benchmarkSteps, hosts: 8, repetitions: 5 },
  stamps: { run: benchmarkStamps, hosts: 1, repetitions: 100 },
};
const isPart = (word: string): word is keyof typeof PARTS => Object.hasOwn(PARTS, word);

const [name = '', repetitions] = process.argv.slice(2);
if (!isPart(name)) {
  process.stderr.write(`"${name}" is no benchmark: say ${Object.keys(PARTS).join(', ')}.\n`);
  process.exit(2);
}
const part = PARTS[name];
const load = () =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(', ');
say(`${cpus().length} processors, Linux ${release()}, Node ${process.versions.node}, load ${load()}`);
const hosts = await startHosts(part.hosts);
try {
  await part.run(hosts, repetitions ? Number(repetitions) : part.repetitions);
} finally {
  hosts.close();
}
say(`load afterwards ${load()}`);
