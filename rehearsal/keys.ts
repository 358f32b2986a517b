import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ssh2, { type ParsedKey } from 'ssh2';

export interface Keys {
  /** PEM of the machines' host key. */
  readonly host: string;
  /** PEM of the key that may log in. */
  readonly client: string;
  readonly clientFile: string;
  /** `SHA256:…` of the host key. */
  readonly fingerprint: string;
}

/** The cluster's keys, made at its first start. */
export function keysOf(folder: string): Keys {
  const [host, client] = ['host-key', 'login-key'].map((name) => readOrMake(path.join(folder, name)));
  if (!host || !client) throw new Error('no keys');
  const hash = createHash('sha256').update(parsed(host).getPublicSSH()).digest('base64');
  return {
    host,
    client,
    clientFile: path.join(folder, 'login-key'),
    fingerprint: `SHA256:${hash.replace(/=+$/, '')}`,
  };
}

export function parsed(pem: string): ParsedKey {
  const key = ssh2.utils.parseKey(pem);
  if (key instanceof Error) throw key;
  return key;
}

function readOrMake(file: string): string {
  if (!existsSync(file)) writeFileSync(file, newKey(), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** PEM. One in some hundred keys that ssh2 itself generates cannot be read by it. */
export function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'sec1', format: 'pem' }).toString();
}
