import type { FoundHost, FoundHosts } from '#lib/domain/found-host';
import { expandHostList } from '#lib/domain/host-list';
import type { ConfigFile } from './config-file.ts';
import { type FlatConfig, flatten } from './flatten.ts';
import { keyFileOf } from './key-file.ts';

/** Settings that change how a machine is reached or trusted, and that the lab does not have. */
const LEFT_ASIDE = [
  'AddressFamily',
  'BindAddress',
  'BindInterface',
  'CanonicalizeHostname',
  'CertificateFile',
  'Ciphers',
  'HostKeyAlgorithms',
  'HostKeyAlias',
  'IdentityAgent',
  'KexAlgorithms',
  'MACs',
  'PKCS11Provider',
];
const USUAL_PORT = 22;
const PORT_AT_MOST = 65_535;

/**
 * The machines of an ssh_config, as it reaches them.
 * @param files the config and what it includes
 * @param wanted a host list; empty: every machine that a Host line names
 * @param home of the account that runs the app, for `~` in the path of a key
 * @throws LabError `bad-input`
 */
export function findHosts(files: readonly ConfigFile[], wanted: string, home: string): FoundHosts {
  const config = flatten(files);
  const asked = expandHostList(wanted);
  const names = asked.length > 0 ? asked : config.names;
  return {
    hosts: names.map((name) => findHost(config, name, home)),
    notes: names.length > 0 ? config.notes : [...config.notes, NOBODY_NAMED],
  };
}

const NOBODY_NAMED =
  'No Host line names a machine without * or ?: say which machines you mean, such as node[01-16].';

function findHost(config: FlatConfig, name: string, home: string): FoundHost {
  const { values, keys, address, known } = lookUp(config, name);
  const port = Number(values.get('port') ?? USUAL_PORT);
  const user = values.get('user') ?? null;
  const key = keyFileOf(keys, { home, name, address, user });
  const goodPort = Number.isInteger(port) && port > 0 && port <= PORT_AT_MOST;
  const aside = LEFT_ASIDE.filter(
    (one) => !['no', 'none', undefined].includes(values.get(one.toLowerCase())),
  );
  return {
    name,
    address,
    user,
    port: goodPort ? port : USUAL_PORT,
    keyFile: key.path,
    notes: [
      ...(known ? [] : ['No Host line fits this name: it is taken as the address.']),
      ...(goodPort ? [] : [`Port ${values.get('port')} is none; ${USUAL_PORT} is put down.`]),
      ...key.notes,
      ...(aside.length > 0 ? [`Not taken over: ${aside.join(', ')}.`] : []),
    ],
    refused: refusal(values, address),
  };
}

/** What ssh would use: for each setting the first line that holds; keys add up. */
function lookUp({ settings, names }: FlatConfig, name: string) {
  const values = new Map<string, string>();
  const keys: string[] = [];
  let address = name;
  let known = names.includes(name);
  for (const { key, value, when } of settings) {
    if (!when.every((holds) => holds(name, address))) continue;
    known ||= when.length > 0;
    if (key === 'identityfile') keys.push(value);
    else if (!values.has(key)) {
      values.set(key, value);
      if (key === 'hostname') address = value.replace(/%([h%])/g, (_, token) => (token === 'h' ? name : '%'));
    }
  }
  return { values, keys, address, known };
}

function refusal(values: ReadonlyMap<string, string>, address: string): string | null {
  const set = (key: string) => !['none', undefined].includes(values.get(key)?.toLowerCase());
  if (set('proxycommand'))
    return 'It is reached by a ProxyCommand. The lab starts no program that a file names: it would run on this computer, with your rights, at every connection. Give an address that this computer reaches by itself.';
  if (set('proxyjump'))
    return `It is reached through ${values.get('proxyjump')} (ProxyJump), and the lab cannot go through another machine yet. Run the lab where the machine is reached directly, or add it by hand with an address that is.`;
  if (/[^A-Za-z0-9.:_-]/.test(address)) return `“${address}” is no address that the lab can reach.`;
  return null;
}
