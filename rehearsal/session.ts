import { spawn } from 'node:child_process';
import type { ServerChannel } from 'ssh2';
import type { Place } from './place.ts';
import { rewrite } from './rewrite.ts';

const SYSTEM_PATH = '/usr/bin:/bin:/usr/sbin:/sbin';
const NOT_EXECUTED = 126;

/** Runs one command line as a machine: by this computer's own shell, with the machine's home, tools and paths. */
export function runSession(place: Place, machine: string, line: string, channel: ServerChannel): void {
  const root = place.root(machine);
  const shell = spawn('/bin/sh', ['-c', rewrite(line, place.base, root)], {
    cwd: place.home(machine),
    env: {
      NODE_ENV: 'production',
      HOME: place.home(machine),
      PATH: `${root}/usr/local/sbin:${SYSTEM_PATH}`,
      REHEARSAL_BASE: place.base,
      REHEARSAL_MACHINE: machine,
      REHEARSAL_ROOT: root,
      REHEARSAL_NODE: process.execPath,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  channel.pipe(shell.stdin);
  shell.stdin.on('error', () => {});
  channel.on('error', () => {});
  shell.stdout.pipe(channel, { end: false });
  shell.stderr.pipe(channel.stderr, { end: false });
  shell.once('error', () => finish(channel, NOT_EXECUTED));
  shell.once('close', (code, signal) => finish(channel, signal ?? code ?? 0));
}

/** As sshd: a number, or the signal that ended it. */
function finish(channel: ServerChannel, how: number | NodeJS.Signals): void {
  if (typeof how === 'number') channel.exit(how);
  else channel.exit(how);
  channel.end();
}
