import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Node, readHostKey } from '#lib/remote/connection';
import { SshLine } from '#lib/remote/ssh-line';
import { freePort } from '../free-port.ts';

const SSHD = '/usr/sbin/sshd';
/** Debian's sshd wants it, and makes it where it is started by the system. */
const PRIVILEGE_SEPARATION = '/run/sshd';
const PATIENCE_MS = 5000;

/** Hosts as the benchmark's rivals and we ourselves reach them: OpenSSH servers on loopback, each on a port of its own. */
export interface Hosts {
  readonly folder: string;
  readonly nodes: readonly Node[];
  readonly fingerprint: string;
  /** For `ssh -F`: knows every host by its name. */
  readonly config: string;
  close(): void;
}

export async function startHosts(count: number): Promise<Hosts> {
  if (!existsSync(SSHD)) throw new Error(`${SSHD} is missing: apt-get install openssh-server`);
  if (userInfo().uid === 0) mkdirSync(PRIVILEGE_SEPARATION, { recursive: true });
  const folder = mkdtempSync(path.join(tmpdir(), 'lab-hosts-'));
  const [hostKey, keyFile] = ['host-key', 'login-key'].map((name) => path.join(folder, name));
  for (const key of [hostKey, keyFile])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key ?? '']);
  const login = { user: userInfo().username, keyFile: keyFile ?? '', sudo: false };
  const nodes: Node[] = [];
  for (let i = 1; i <= count; i++)
    nodes.push({ name: `h${i}`, address: '127.0.0.1', login: { ...login, port: await freePort() } });
  const servers = nodes.map((node) => spawn(SSHD, serverArguments(folder, node), { stdio: 'ignore' }));
  for (const { login: own } of nodes) await answers(own.port);
  const config = path.join(folder, 'config');
  writeFileSync(config, nodes.map(clientConfig).join(''));
  const [first] = nodes;
  return {
    folder,
    nodes,
    config,
    fingerprint: first ? await readHostKey(first) : '',
    close: () => {
      for (const server of servers) server.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Our own way to a host, as the runner's. */
export function lineTo({ fingerprint }: Hosts, node: Node): SshLine {
  return new SshLine(node, [fingerprint]);
}

function serverArguments(folder: string, { login }: Node): string[] {
  const options = [
    `Port=${login.port}`,
    'ListenAddress=127.0.0.1',
    `HostKey=${folder}/host-key`,
    `AuthorizedKeysFile=${folder}/login-key.pub`,
    'PidFile=none',
    'StrictModes=no',
    'UsePAM=no',
    'MaxStartups=100',
    'LogLevel=QUIET',
    // What a person’s start-up files do is in nobody’s times.
    `SetEnv=HOME=${folder}`,
  ];
  return ['-D', '-f', '/dev/null', ...options.flatMap((option) => ['-o', option])];
}

function clientConfig({ name, address, login }: Node): string {
  return `Host ${name}
  HostName ${address}
  Port ${login.port}
  User ${login.user}
  IdentityFile ${login.keyFile}
  IdentitiesOnly yes
  BatchMode yes
  StrictHostKeyChecking no
  UserKnownHostsFile /dev/null
  LogLevel ERROR
`;
}

async function answers(port: number): Promise<void> {
  const last = Date.now() + PATIENCE_MS;
  while (Date.now() < last) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await sleep(50);
  }
  throw new Error(`no sshd answered on port ${port} within ${PATIENCE_MS} ms`);
}
