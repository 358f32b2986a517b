import { once } from 'node:events';
import type { ServerChannel } from 'ssh2';
import { expect, it } from 'vitest';
import { SshLine } from './ssh-line.ts';
import { testSshd } from './test-sshd.ts';

const MIB = 2 ** 20;
const STORM_MIB = 192;
/** Twice what is kept, once more as text, and what the server in this process holds itself. */
const MOST_GROWTH_MIB = 128;
/** Lines of binary junk: NUL, bytes that are no UTF-8, half a character. */
const JUNK = Buffer.concat(
  Array.from({ length: MIB / 16 }, (_, i) =>
    Buffer.from([0, 255, 0xc3, i % 10, 0, 254, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
  ),
);

async function storm(channel: ServerChannel): Promise<void> {
  channel.write('first\n');
  for (let i = 0; i < STORM_MIB; i++) if (!channel.write(JUNK)) await once(channel, 'drain');
  channel.write('last\n');
  channel.exit(7);
  channel.end();
}

it('an output storm costs bounded memory, and neither exit code, beginning nor end', async () => {
  const sshd = await testSshd({ exec: (channel) => void storm(channel) });
  const line = new SshLine(sshd.node, [sshd.fingerprint]);
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const { exitCode, stdout } = await line.execute({ argv: ['storm'] });
  clearInterval(watch);
  line.close();
  await sshd.close();
  expect(exitCode).toBe(7);
  expect(stdout.startsWith('first\n')).toBe(true);
  expect(stdout.endsWith('\nlast\n')).toBe(true);
  expect(stdout).toMatch(new RegExp(`\\n\\[\\d+ of ${STORM_MIB * MIB + 11} bytes left out here\\]\\n`));
  expect((peak - before) / MIB).toBeLessThan(MOST_GROWTH_MIB);
}, 60_000);
