import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';

const MEGABYTE = 2 ** 20;
const LINE_BYTES = 1024;

/** Binary junk on standard output: NUL, bytes that are no UTF-8, a line feed now and then. */
export function storm(megabytes: number): void {
  const junk = Buffer.alloc(
    MEGABYTE,
    Uint8Array.from({ length: 255 }, (_, i) => (i + 128) % 255),
  );
  for (let i = 0; i < MEGABYTE; i++) if (junk[i] === 10) junk[i] = 0;
  for (let at = LINE_BYTES; at <= MEGABYTE; at += LINE_BYTES) junk[at - 1] = 10;
  for (let i = 0; i < megabytes; i++) for (let at = 0; at < MEGABYTE; ) at += writeSync(1, junk, at);
}

const STUBBORN = `trap '' TERM HUP INT; while :; do sleep 0.5; done`;

/** Children that ignore TERM, one in the group and one that left it by forking twice; this process ignores TERM too. */
export function leaveChildren(): void {
  process.on('SIGTERM', () => {});
  const script = `sh -c "$0" & setsid sh -c "$0" & exit 0`;
  spawn('/bin/sh', ['-c', script, STUBBORN], { stdio: 'ignore' });
}
