import { describe, expect, it } from 'vitest';
import { expandHostList } from './host-list.ts';

describe('a host list', () => {
  it.each([
    ['node[01-03]', ['node01', 'node02', 'node03']],
    ['node[9-11]', ['node9', 'node10', 'node11']],
    ['node[098-101]', ['node098', 'node099', 'node100', 'node101']],
    ['n[1,4-5],head', ['n1', 'n4', 'n5', 'head']],
    [
      'rack[1-2]-node[01-02].lan',
      ['rack1-node01.lan', 'rack1-node02.lan', 'rack2-node01.lan', 'rack2-node02.lan'],
    ],
    ['192.168.0.[7-8]', ['192.168.0.7', '192.168.0.8']],
    ['  a b,\n c, a', ['a', 'b', 'c']],
    ['', []],
  ])('%s names %j', (text, names) => {
    expect(expandHostList(text)).toEqual(names);
  });

  it.each([
    ['node[01-16', 'a “[” lacks its other bracket'],
    ['node01-16]', 'a “]” lacks its other bracket'],
    ['node[16-01]', '16-01 runs backwards'],
    ['node[a-c]', '“a-c” is neither a number nor a range'],
    ['node[]', '“” is neither a number nor a range'],
    ['node[0-99999999]', 'is more than 1024 machines'],
    ['a[0-99]b[0-99]', 'it names more than 1024 machines'],
    ['a[0-999],b[0-999]', 'it names more than 1024 machines'],
  ])('%s is refused: %s', (text, why) => {
    expect(() => expandHostList(text)).toThrow(why);
  });
});
