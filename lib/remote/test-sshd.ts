import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ssh2, { type AuthContext, type Connection, type ServerChannel } from 'ssh2';
import type { Node } from './connection.ts';

export interface TestSshd {
  readonly node: Node;
  readonly fingerprint: string;
  /** Everything anybody tried to log in with. */
  readonly logins: AuthContext['method'][];
  readonly connections: Connection[];
  close(): Promise<void>;
}

interface Behaviour {
  readonly exec: (channel: ServerChannel, command: string, connection: Connection) => void;
  /** Refuses a session: what sshd does past MaxSessions. */
  readonly refuses?: () => boolean;
  /** Lets nobody in. */
  readonly locked?: boolean;
}

/** For tests: an ssh server on loopback with a fresh host key that lets one fresh login key in. */
export async function testSshd(behaviour: Behaviour): Promise<TestSshd> {
  const directory = mkdtempSync(path.join(tmpdir(), 'lab-sshd-'));
  const hostKey = privateKey();
  const keyFile = path.join(directory, 'key');
  writeFileSync(keyFile, privateKey(), { mode: 0o600 });
  const logins: AuthContext['method'][] = [];
  const connections: Connection[] = [];
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (connection) => {
    connections.push(connection);
    connection.on('error', () => {});
    connection.on('authentication', (attempt) => {
      logins.push(attempt.method);
      if (attempt.method === 'publickey' && !behaviour.locked) attempt.accept();
      else attempt.reject(['publickey']);
    });
    connection.on('session', (accept, reject) => {
      if (behaviour.refuses?.()) return reject();
      accept().on('exec', (acceptExec, _reject, { command }) =>
        behaviour.exec(acceptExec(), command, connection),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    node: { name: 'hA', address: '127.0.0.1', login: { user: 'root', port, keyFile, sudo: false } },
    fingerprint: fingerprintOf(hostKey),
    logins,
    connections,
    close: () =>
      new Promise((resolve) => {
        rmSync(directory, { recursive: true });
        for (const connection of connections) connection.end();
        server.close(() => resolve());
      }),
  };
}

/** PEM. One in some hundred keys that ssh2 itself generates cannot be read by it. */
function privateKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'sec1', format: 'pem' }).toString();
}

function fingerprintOf(pem: string): string {
  const key = ssh2.utils.parseKey(pem);
  if (key instanceof Error) throw key;
  const hash = createHash('sha256').update(key.getPublicSSH()).digest('base64');
  return `SHA256:${hash.replace(/=+$/, '')}`;
}

/** Answers a command as sshd does. */
export function answer(channel: ServerChannel, text: string, exitCode = 0): void {
  channel.write(text);
  channel.exit(exitCode);
  channel.end();
}
