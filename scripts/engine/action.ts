import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

/** Says when its first and its last instruction were, seconds: what a command that is timed really took. */
const ACTION = `#include <stdio.h>
#include <time.h>
int main(void) {
  struct timespec a, b, nap = {0, 20000000};
  clock_gettime(CLOCK_REALTIME, &a);
  nanosleep(&nap, 0);
  clock_gettime(CLOCK_REALTIME, &b);
  return printf("%ld.%09ld %ld.%09ld\\n", a.tv_sec, a.tv_nsec, b.tv_sec, b.tv_nsec) < 0;
}
`;

/** Compiles it: a program that needs no library is loaded in half a millisecond. */
export function buildAction(file: string): void {
  writeFileSync(`${file}.c`, ACTION);
  execFileSync('cc', ['-O2', '-static', '-o', file, `${file}.c`]);
}
