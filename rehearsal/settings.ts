import { z } from 'zod';
import { Fault } from './faults.ts';

const MOST_HOSTS = 16;
const MOST_VMS = 64;

/** What a person may change of the rehearsal cluster: `rehearsal.yaml` in its folder. */
export const Settings = z.strictObject({
  seed: z.number().int().min(0).max(0xffff).default(1).describe('the same seed, the same times'),
  speed: z.number().positive().max(10_000).default(30).describe('seconds of the thesis in one of ours'),
  hosts: z.number().int().min(2, 'a migration needs two hosts').max(MOST_HOSTS).default(2),
  vms: z.number().int().min(1).max(MOST_VMS).default(4),
  stallProbability: z.number().min(0).max(1).default(0).describe('how often an HPL run stalls'),
  faults: z.array(Fault).default([]),
});
export type Settings = z.infer<typeof Settings>;

/** What is written at the first start. */
export const FIRST_SETTINGS = `# The rehearsal cluster: a model. Every field and every fault: docs/guide/rehearsal.md
seed: 1
speed: 30 # seconds of the thesis in one of ours
hosts: 2 # hosts and vms: stop and start the app, then add the cluster again
vms: 4
stallProbability: 0
faults: [] # read anew at every command
`;
