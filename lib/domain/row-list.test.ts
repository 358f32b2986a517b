import { describe, expect, it } from 'vitest';
import { rowsFromLists } from './row-list.ts';

const COLUMNS = [
  { key: 'name', label: 'Names', fill: 'names' },
  { key: 'address', label: 'Addresses', fill: 'address' },
  { key: 'home', label: 'Homes', fill: 'cycle' },
] as const;

describe('rows from host lists', () => {
  it('count an address up and repeat what is fewer', () => {
    const texts = { name: 'vm[08-10]', address: '10.0.1.99', home: 'node[1-2]' };
    expect(rowsFromLists(COLUMNS, texts)).toEqual([
      { name: 'vm08', address: '10.0.1.99', home: 'node1' },
      { name: 'vm09', address: '10.0.1.100', home: 'node2' },
      { name: 'vm10', address: '10.0.1.101', home: 'node1' },
    ]);
  });

  it('take an address for each, and leave a column empty that nobody filled', () => {
    expect(rowsFromLists(COLUMNS, { name: 'a,b', address: 'a.lan,b.lan' })).toEqual([
      { name: 'a', address: 'a.lan', home: '' },
      { name: 'b', address: 'b.lan', home: '' },
    ]);
  });

  it.each([
    [{ name: '' }, 'Give Names, such as node[01-04].'],
    [{ name: 'a,b,c', address: 'x,y' }, 'Addresses: 2 for 3 rows.'],
    [{ name: 'a,b', address: 'node' }, 'node cannot be counted up'],
    [{ name: 'n[1-9]', address: '10.0.0.250' }, 'From 10.0.0.250 on there are not 9 addresses'],
  ])('%j are refused: %s', (texts, why) => {
    expect(() => rowsFromLists(COLUMNS, texts)).toThrow(why);
  });
});
