import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client, type ConnectConfig } from 'ssh2';
import type { Login } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import { HostKeyError, LoginError, UnreachableError } from './errors.ts';

/** A black hole is noticed after three intervals: 12 s. */
const KEEPALIVE_INTERVAL_MS = 4000;
const KEEPALIVE_COUNT = 2;
const CONNECT_TIMEOUT_MS = 10_000;

export interface Node {
  readonly name: string;
  readonly address: string;
  readonly login: Login;
}

/** `SHA256:…`, as `ssh-keygen -lf` prints it. */
function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/**
 * Logs in. The host key is compared with the confirmed fingerprints before anything is authenticated.
 * @throws UnreachableError, HostKeyError, LoginError
 */
export function openConnection(node: Node, trusted: readonly string[]): Promise<Client> {
  return new Promise((resolve, reject) => {
    const client = new Client();
    let seen: string | undefined;
    const refuse = (error: Error & { level?: string }) => {
      client.destroy();
      if (seen && !trusted.includes(seen)) reject(new HostKeyError(node.name, node.address, seen, trusted));
      else if (error.level === 'client-authentication')
        reject(new LoginError(node.name, node.login.user, error));
      else reject(new UnreachableError(node.name, node.address, error));
    };
    client.once('ready', () => {
      client.setNoDelay(true);
      resolve(client);
    });
    // Both stay: ssh2 may report one loss twice, and an error that nobody hears ends the process.
    client.on('error', refuse);
    client.on('close', () => refuse(new Error('the connection was closed during login')));
    client.connect({
      ...endpoint(node),
      ...credentials(node),
      hostVerifier: (key: Buffer) => {
        seen = fingerprintOf(key);
        return trusted.includes(seen);
      },
    });
  });
}

/** Asks a machine for its host key and leaves before logging in. */
export function readHostKey(node: Node): Promise<string> {
  return new Promise((resolve, reject) => {
    const client = new Client();
    let seen: string | undefined;
    const leave = (error: Error) => {
      client.destroy();
      if (seen) resolve(seen);
      else reject(new UnreachableError(node.name, node.address, error));
    };
    client.on('error', leave);
    client.on('close', () => leave(new Error('the connection was closed before a key was shown')));
    client.connect({
      ...endpoint(node),
      username: node.login.user,
      hostVerifier: (key: Buffer) => {
        seen = fingerprintOf(key);
        return false;
      },
    });
  });
}

function endpoint(node: Node): ConnectConfig {
  return {
    host: node.address,
    port: node.login.port,
    readyTimeout: CONNECT_TIMEOUT_MS,
    keepaliveInterval: KEEPALIVE_INTERVAL_MS,
    keepaliveCountMax: KEEPALIVE_COUNT,
  };
}

function credentials(node: Node): ConnectConfig {
  const { user, keyFile } = node.login;
  if (!keyFile) {
    const agent = process.env['SSH_AUTH_SOCK'];
    if (!agent)
      throw new LabError(
        'login',
        `${node.name} has no key file and no ssh agent is running: name a key file.`,
      );
    return { username: user, agent };
  }
  try {
    return { username: user, privateKey: readFileSync(keyFile) };
  } catch (cause) {
    throw new LabError('login', `The key file ${keyFile} for ${node.name} cannot be read by the runner.`, {
      cause,
    });
  }
}
