import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readHostKey } from './connection.ts';
import { HostKeyError, LoginError, UnreachableError } from './errors.ts';
import { SshLine } from './ssh-line.ts';
import { answer, type TestSshd, testSshd } from './test-sshd.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});
async function serving(
  behaviour: Parameters<typeof testSshd>[0],
): Promise<{ sshd: TestSshd; line: SshLine }> {
  const sshd = await testSshd(behaviour);
  const line = new SshLine(sshd.node, [sshd.fingerprint]);
  open.push(sshd, line);
  return { sshd, line };
}
const greet = { argv: ['echo', 'hello'] };
const HELLO = { exitCode: 0, stdout: 'hello\n', stderr: '' };
const isGreeting = (command: string) => command.endsWith(' echo hello');

describe('a command over ssh', () => {
  it('brings back what was said and the exit code, over one warm connection', async () => {
    const { sshd, line } = await serving({ exec: (channel) => answer(channel, 'hello\n') });
    expect(await line.execute(greet)).toEqual(HELLO);
    expect(await Promise.all(Array.from({ length: 30 }, () => line.execute(greet)))).toEqual(
      new Array(30).fill(HELLO),
    );
    expect(sshd.connections).toHaveLength(1);
  });

  it('is lost, not half done, when the connection breaks amid its output', async () => {
    const { line } = await serving({
      exec: (channel, command, connection) => {
        if (isGreeting(command)) return answer(channel, 'hello\n');
        channel.write('half a li');
        setTimeout(() => connection.end(), 50);
      },
    });
    await expect(line.execute({ argv: ['long'] })).rejects.toThrow(UnreachableError);
    expect(await line.execute(greet)).toEqual(HELLO);
  });

  it('is lost when its channel closes without an exit code', async () => {
    const { line } = await serving({
      exec: (channel) => {
        channel.write('half a li');
        channel.close();
      },
    });
    await expect(line.execute(greet)).rejects.toThrow('before the command had ended');
  });

  it('has no exit code when a signal ended it, which is an answer', async () => {
    const { line } = await serving({
      exec: (channel) => {
        channel.exit('KILL', false, '');
        channel.end();
      },
    });
    expect(await line.execute(greet)).toEqual({ exitCode: null, stdout: '', stderr: '' });
  });

  it('may hang without disturbing the others on its connection', async () => {
    const { sshd, line } = await serving({
      exec: (channel, command) => {
        if (isGreeting(command)) setTimeout(() => answer(channel, 'hello\n'), 300);
      },
    });
    const hanging = line.execute({ argv: ['hang'] }, { timeoutMs: 100 });
    const greeting = line.execute(greet);
    await expect(hanging).rejects.toThrow('no answer within 100 ms');
    expect(await greeting).toEqual(HELLO);
    expect(sshd.connections).toHaveLength(1);
  });

  it('is not waited for any longer when its signal says so', async () => {
    const { line } = await serving({ exec: () => {} });
    const stop = new AbortController();
    const hanging = line.execute(greet, { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('cancelled')), 50);
    await expect(hanging).rejects.toThrow('cancelled');
  });

  it('waits for another one’s end where the server has no session for both, and counts as neither lost nor run', async () => {
    let [open, ran] = [0, 0];
    const { sshd, line } = await serving({
      refuses: () => open >= 2,
      exec: (channel) => {
        open++;
        ran++;
        setTimeout(() => {
          open--;
          answer(channel, 'hello\n');
        }, 50);
      },
    });
    const commands = Array.from({ length: 12 }, () => line.execute(greet));
    expect(await Promise.all(commands)).toEqual(new Array(12).fill(HELLO));
    expect(ran).toBe(12);
    expect(sshd.connections).toHaveLength(1);
  });

  it('is lost where the server has no session at all', async () => {
    const { line } = await serving({ refuses: () => true, exec: () => {} });
    await expect(line.execute(greet)).rejects.toThrow(UnreachableError);
  });
});

describe('logging in', () => {
  it('refuses an unknown or changed host key before anything is authenticated', async () => {
    const { sshd } = await serving({ exec: (channel) => answer(channel, '') });
    for (const trusted of [[], ['SHA256:another']]) {
      const refused = new SshLine(sshd.node, trusted).execute(greet);
      await expect(refused).rejects.toThrow(HostKeyError);
      await expect(refused).rejects.toThrow(`${sshd.fingerprint}. Confirm it on the cluster's page`);
    }
    expect(sshd.logins).toEqual([]);
    expect(await readHostKey(sshd.node)).toBe(sshd.fingerprint);
    expect(sshd.logins).toEqual([]);
  });

  it('names the user, or the key file, when it is that which does not open', async () => {
    const { sshd, line } = await serving({ locked: true, exec: (channel) => answer(channel, '') });
    await expect(line.execute(greet)).rejects.toThrow(LoginError);
    await expect(line.execute(greet)).rejects.toThrow('hA refused root');
    const nobody = { ...sshd.node, login: { ...sshd.node.login, keyFile: '/nowhere' } };
    const lost = new SshLine(nobody, [sshd.fingerprint]).execute(greet);
    await expect(lost).rejects.toThrow('The key file /nowhere for hA cannot be read');
  });

  it('ends as unreachable, never as a wait without end, wherever the server hangs up', async () => {
    const lastWords = ['', 'SSH-2.0-Overloaded\r\n'];
    for (const words of lastWords) {
      const server = net.createServer((socket) => socket.end(words));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as net.AddressInfo;
      const { sshd } = await serving({ exec: (channel) => answer(channel, '') });
      const node = { ...sshd.node, login: { ...sshd.node.login, port } };
      await expect(new SshLine(node, [sshd.fingerprint]).execute(greet)).rejects.toThrow(UnreachableError);
      await expect(readHostKey(node)).rejects.toThrow(UnreachableError);
      server.close();
    }
  });

  it('says which machine cannot be reached at which address', async () => {
    const { sshd } = await serving({ exec: (channel) => answer(channel, '') });
    const gone = { ...sshd.node, login: { ...sshd.node.login, port: 1 } };
    await expect(new SshLine(gone, []).execute(greet)).rejects.toThrow('hA (127.0.0.1) cannot be reached');
  });
});
