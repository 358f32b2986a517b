import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const FILE = path.join(path.dirname(import.meta.dirname), 'data', 'testbed', 'cluster.yaml');
const Nodes = z.object({
  login: z.object({ keyFile: z.string() }),
  hosts: z.array(z.object({ address: z.string() })),
  launcher: z.object({ address: z.string(), login: z.object({ user: z.string(), keyFile: z.string() }) }),
});

/** The registration that a running testbed wrote, or null. */
export function testbedFile(): string | null {
  return existsSync(FILE) ? FILE : null;
}

/** Processes of trials on the hosts and in every VM on them, by a login of the test's own. */
export function leftovers(): string[] {
  const { login, hosts } = Nodes.parse(parse(readFileSync(FILE, 'utf8')));
  const options = [
    '-i',
    login.keyFile,
    '-o',
    'StrictHostKeyChecking=no',
    '-o',
    'UserKnownHostsFile=/dev/null',
    '-o',
    'LogLevel=ERROR',
  ];
  return hosts.flatMap(({ address }) =>
    execFileSync(
      'ssh',
      [
        ...options,
        `root@${address}`,
        "ps -eo args | grep -E 'xhpl|mpiexec|hydra|heart' | grep -v grep || true",
      ],
      { encoding: 'utf8' },
    )
      .split('\n')
      .filter((line) => line !== ''),
  );
}
