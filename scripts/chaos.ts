import { parseArgs } from 'node:util';
import { runCampaign } from './chaos/campaign.ts';
import { runFaultsAtFullLength } from './chaos/full-length.ts';
import { killOnRehearsal } from './chaos/rehearsal-kills.ts';
import { killOnTestbed } from './chaos/testbed-kills.ts';
import { Workshop } from './chaos/workshop.ts';

/** What docs/reliability.md shows: each ends with 0 when all went as it must. */
const USAGE = `npm run chaos -- --kills N [--seed S] [--lanes L]   kills runners during rehearsal studies, L side by side
npm run chaos -- --testbed --kills N [--seed S]     kills the runner during real HPL trials; the testbed must be up
npm run chaos -- --campaign [--hours H]             the runner's memory over so many simulated hours
npm run chaos -- --slow                             the slow faults at full length
`;
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '2' },
    hours: { type: 'string', default: '180' },
    testbed: { type: 'boolean', default: false },
    campaign: { type: 'boolean', default: false },
    slow: { type: 'boolean', default: false },
  },
});
const say = (text: string) => process.stdout.write(`${text}\n`);

function whole(name: 'kills' | 'seed' | 'lanes' | 'hours'): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 1) return value;
  process.stderr.write(`--${name} is "${values[name]}": give a whole number from 1 on.\n${USAGE}`);
  process.exit(2);
}

async function run(workshop: Workshop): Promise<boolean> {
  const [kills, seed] = [whole('kills'), whole('seed')];
  if (values.campaign) return runCampaign(workshop, whole('hours'), say);
  if (values.testbed) return killOnTestbed(workshop, { kills, seed }, say);
  return killOnRehearsal(workshop, { kills, seed, lanes: whole('lanes') }, say);
}

const begun = performance.now();
if (values.slow) process.exitCode = runFaultsAtFullLength() ? 0 : 1;
else {
  const workshop = await Workshop.open();
  try {
    process.exitCode = (await run(workshop)) ? 0 : 1;
  } finally {
    await workshop.close();
  }
}
say(`${((performance.now() - begun) / 60_000).toFixed(1)} minutes`);
process.exit();
