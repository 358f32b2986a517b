import { describe, expect, it } from 'vitest';
import { findHosts } from './find-hosts.ts';

const HOME = '/home/you';
const find = (text: string, wanted = '', more: { name: string; text: string }[] = []) =>
  findHosts([{ name: 'config', text }, ...more], wanted, HOME);
const plain = { user: null, port: 22, keyFile: null, notes: [], refused: null };

const CLUSTER = `
# the lab
Host node01 n1
  HostName 192.168.0.1
  User root
Host head
  HostName = 192.168.0.10
  Port 2222
Host node* head !node09
  IdentityFile ~/.ssh/lab
Host *
  User bob
  HostName %h.lab.example
`;

describe('the machines of an ssh_config', () => {
  it('are those that Host lines name, each reached by the first setting that fits', () => {
    const { hosts, notes } = find(CLUSTER);
    const lab = '/home/you/.ssh/lab';
    const note = `Key ~/.ssh/lab is ${lab} on this computer.`;
    expect(hosts).toEqual([
      { ...plain, name: 'node01', address: '192.168.0.1', user: 'root', keyFile: lab, notes: [note] },
      { ...plain, name: 'n1', address: '192.168.0.1', user: 'root' },
      {
        ...plain,
        name: 'head',
        address: '192.168.0.10',
        user: 'bob',
        port: 2222,
        keyFile: lab,
        notes: [note],
      },
    ]);
    expect(notes).toEqual([]);
  });

  it('are those of a host list, where patterns alone would name none', () => {
    const { hosts } = find(CLUSTER, 'node[08-09]');
    expect(hosts.map(({ address }) => address)).toEqual(['node08.lab.example', 'node09.lab.example']);
    expect(hosts.map(({ keyFile }) => keyFile)).toEqual(['/home/you/.ssh/lab', null]);
    expect(find('Host node*\n  User root\n').notes).toEqual([
      expect.stringContaining('say which machines you mean'),
    ]);
  });

  it('may stand as a list in a Host line, though ssh would not read it so', () => {
    const { hosts, notes } = find('Host node[01-02]\n  User root\n');
    expect(hosts.map(({ name, user }) => `${user}@${name}`)).toEqual(['root@node01', 'root@node02']);
    expect(notes).toEqual([expect.stringContaining('ssh itself knows no such lists')]);
  });

  it('are read with the line ends of another system, = and quotes, too', () => {
    const { hosts } = find('Host=a "b"\r\n\tHostName="a.lan"\r\n\r\n  user  root\r\n');
    expect(hosts.map(({ name, address, user }) => [name, address, user])).toEqual([
      ['a', 'a.lan', 'root'],
      ['b', 'a.lan', 'root'],
    ]);
  });

  it('are taken as an address where no Host line fits', () => {
    expect(find('Host a\n  User root\n', 'b').hosts).toEqual([
      { ...plain, name: 'b', address: 'b', notes: [expect.stringContaining('No Host line fits')] },
    ]);
  });
});

describe('an Include', () => {
  const lab = { name: 'lab.conf', text: 'User root\nHost x\n  Port 2200\n' };

  it('is read from the files that were given, where it stands', () => {
    const { hosts, notes } = find('Include conf.d/*.conf\nHost x\n  Port 22\nUser bob\n', '', [lab]);
    expect(hosts).toEqual([{ ...plain, name: 'x', address: 'x', user: 'root', port: 2200 }]);
    expect(notes).toEqual([]);
  });

  it('within a block holds for that block only, and the block goes on after it', () => {
    const { hosts } = find('Host a b\n  User ann\nHost a\n  Include lab.conf\n  Port 99\n', '', [lab]);
    expect(hosts.map(({ name, port }) => `${name} ${port}`)).toEqual(['a 99', 'b 22', 'x 22']);
  });

  it('of a file that was not given asks for it, and reads no disk', () => {
    expect(find('Include /etc/hostname\nHost a\n').notes).toEqual([
      'config includes /etc/hostname, which was not given: choose that file as well.',
    ]);
  });

  it('of itself ends with an error', () => {
    const circle = { name: 'more', text: 'Include more\n' };
    expect(() => find('Include more\n', '', [circle])).toThrow('more includes itself');
  });
});

describe('a machine that the lab cannot reach', () => {
  it('by a ProxyCommand is refused with the reason, and nothing is run', () => {
    const [host] = find('Host a\n  ProxyCommand sh -c "touch /tmp/x; nc %h %p"\n').hosts;
    expect(host?.refused).toContain('The lab starts no program that a file names');
  });

  it('by a ProxyJump is refused with the way out', () => {
    const [direct, jumped] = find('Host door\n  ProxyJump none\nHost a\nHost *\n  ProxyJump door\n').hosts;
    expect(direct?.refused).toBeNull();
    expect(jumped?.refused).toContain(
      'through door (ProxyJump), and the lab cannot go through another machine yet',
    );
  });

  it('says so of an address that is none', () => {
    expect(find('Host a\n  HostName "%k;x"\n').hosts[0]?.refused).toBe(
      '“%k;x” is no address that the lab can reach.',
    );
  });
});

describe('what is read otherwise than ssh reads it', () => {
  it('a Match by host or original name holds, any other is passed over and said', () => {
    const { hosts, notes } = find(
      'Host a\n  HostName a.lan\nMatch host *.lan\n  User root\nMatch originalhost a exec "touch /tmp/x"\n  Port 99\nMatch all\n  Port 23\n',
    );
    expect(hosts).toEqual([{ ...plain, name: 'a', address: 'a.lan', user: 'root', port: 23 }]);
    expect(notes).toEqual([expect.stringContaining('no command of a file is run')]);
  });

  it('several keys, keys that only ssh finds, ports that are none, settings that the lab lacks', () => {
    const notes = (lines: string) => find(`Host a\n${lines}`).hosts[0]?.notes;
    expect(notes('IdentityFile /k/%n\nIdentityFile /k/b\n')).toEqual([
      'Key /k/%n is /k/a on this computer.',
      'Of 2 keys the first is taken; the lab offers one.',
    ]);
    expect(notes('IdentityFile keys/%i\n')).toEqual(['Key keys/%i is not taken over: give its whole path.']);
    expect(notes('Port ssh\n')).toEqual(['Port ssh is none; 22 is put down.']);
    expect(notes('HostKeyAlias b\nIdentityAgent none\n')).toEqual(['Not taken over: HostKeyAlias.']);
  });

  it.each([
    ['Host\n', 'config is no ssh_config: “Host” is no setting, or has no value.'],
    ['name: our-cluster\nhosts: []\n', '“name:” is no setting'],
    ['Host "a\n', 'config cannot be read as an ssh_config'],
    [`Host ${'*a'.repeat(9)}\n`, 'has more than 3 stars'],
    ['Host node[1-\n', 'lacks its other bracket'],
  ])('%j is refused: %s', (text, why) => {
    expect(() => find(text)).toThrow(why);
  });
});
