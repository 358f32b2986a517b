import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Hosts, lineTo } from './hosts.ts';
import { goal, head, row, say } from './report.ts';
import { run, timed } from './tools.ts';

const GOAL = 0.01;
const STEPS = 10;

/** Ten steps, each on all hosts before the next, ms. Ansible as it is installed, and with pipelining; its connections warm. */
export async function benchmarkSteps(hosts: Hosts, runs: number): Promise<void> {
  const lines = hosts.nodes.map((node) => lineTo(hosts, node));
  const step = () => Promise.all(lines.map((line) => line.execute({ argv: ['true'] })));
  const steps = async () => {
    for (let i = 0; i < STEPS; i++) await step();
  };
  const ansible = prepareAnsible(hosts);
  const first = await timed(steps);
  await ansible(false);
  const [ours, installed, pipelined]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < runs; i++) {
    installed.push(await timed(() => ansible(false)));
    pipelined.push(await timed(() => ansible(true)));
    ours.push(await timed(steps));
  }
  for (const line of lines) line.close();
  head(`${hosts.nodes.length} hosts × ${STEPS} steps`);
  const other = row('Ansible, as installed, warm', installed, 0);
  const faster = row('Ansible, pipelining, warm', pipelined, 0);
  const own = row('ours, warm', ours, 0);
  say(`| ours, with logging in | 1 | ${first.toFixed(0)} | | | |\n`);
  goal('median against Ansible’s as installed', own.median / other.median, GOAL);
  goal('median against Ansible’s with pipelining', own.median / faster.median, GOAL);
}

function prepareAnsible({ folder, config, nodes }: Hosts): (pipelining: boolean) => Promise<unknown> {
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const inventory = file('inventory', nodes.map(({ name }) => `${name}\n`).join(''));
  const task = '    - ansible.builtin.command: "true"\n';
  const playbook = file(
    'playbook.yml',
    `- hosts: all\n  gather_facts: false\n  tasks:\n${task.repeat(STEPS)}`,
  );
  const settings = file(
    'ansible.cfg',
    `[defaults]
forks = ${nodes.length}
host_key_checking = false
interpreter_python = /usr/bin/python3
local_tmp = ${folder}/ansible
[ssh_connection]
ssh_args = -F ${config} -o ControlMaster=auto -o ControlPersist=60s
control_path_dir = ${folder}/cp
`,
  );
  const env = { ANSIBLE_CONFIG: settings, HOME: folder };
  return (pipelining) =>
    run('ansible-playbook', ['-i', inventory, playbook], { ...env, ANSIBLE_PIPELINING: String(pipelining) });
}
