import { describe, expect, it } from 'vitest';
import { openvzFiles } from '#lib/platforms/openvz/platform';
import { END_MARKED_SCRIPT, LIST_MARKED_SCRIPT } from '#lib/remote/marked';
import { quote } from '#lib/remote/quote';
import { START_SCRIPT, WAIT_SCRIPT } from '#lib/remote/wrapper';
import { LISTEN_SCRIPT } from '#runner/trial/guests';
import { HEARTS_SCRIPT } from '#runner/trial/sweep';
import { rewrite } from './rewrite.ts';

const own = (line: string) => rewrite(line, '/opt/lab/data', '/opt/lab/data/machines/node1');
const script = (text: string, ...args: string[]) => own(quote(['sh', '-c', text, 'sh', ...args]));
const ROOT = '/opt/lab/data/machines/node1';

describe('a machine’s own paths', () => {
  it('are those of its tools, its /proc and its containers', () => {
    expect(own('env PATH=/usr/local/sbin:/usr/local/bin vzlist')).toBe(
      `env PATH=${ROOT}/usr/local/sbin:/usr/local/bin vzlist`,
    );
    expect(own('cat /proc/net/dev')).toBe(`cat ${ROOT}/proc/net/dev`);
    expect(own(quote(openvzFiles.isSeeded('101').argv))).toBe(`test -d ${ROOT}/vz/private/101`);
  });

  it('hold what would remove a container’s files', () => {
    const line = own(quote(openvzFiles.unseed('101').argv));
    expect(line).toContain(`rm -rf -- "${ROOT}/vz/private/$1"`);
    expect(line.replaceAll(ROOT, '')).toContain('/vz/private');
    expect(line.split('/vz/private')).toHaveLength(line.split(`${ROOT}/vz/private`).length);
  });

  it('are searched when a trial’s processes are ended: never those of the whole computer', () => {
    for (const text of [LIST_MARKED_SCRIPT, END_MARKED_SCRIPT, HEARTS_SCRIPT]) {
      const looked = script(text).split('/proc/[0-9]*').length;
      expect(looked).toBeGreaterThan(1);
      expect(script(text).split(` ${ROOT}/proc/[0-9]*`)).toHaveLength(looked);
    }
    expect(script(LISTEN_SCRIPT)).toContain(`${ROOT}/proc/net/snmp`);
  });

  it('are not the kernel’s words on a process, and not what lies in the cluster’s folder already', () => {
    expect(script(WAIT_SCRIPT)).toContain('"/proc/$1/stat"');
    expect(script(START_SCRIPT)).toContain(`${ROOT}/proc/sys/kernel/random/boot_id`);
    const inside = 'cat /opt/lab/data/vm-home/x';
    expect(own(inside)).toBe(inside);
    expect(own('ls ./opt/x a/vz/b')).toBe('ls ./opt/x a/vz/b');
  });
});
