import { describe, expect, it } from 'vitest';
import { filtered } from './filters.ts';

const items = [
  { id: 'shop', engine: 'mysql' },
  { id: 'shop-replica', engine: 'mysql' },
  { id: 'blog', engine: 'other' },
];
const table = {
  id: (item: { id: string }) => [item.id],
  engine: (item: { engine: string }) => [item.engine],
};
const ids = (asked: { Name: string; Values: string[] }[], wildcards = false) =>
  filtered(items, asked, table, wildcards).map(({ id }) => id);

describe('filters', () => {
  it('passes what answers any value of every filter', () => {
    expect(ids([{ Name: 'id', Values: ['shop', 'blog'] }])).toEqual(['shop', 'blog']);
    expect(
      ids([
        { Name: 'id', Values: ['shop', 'blog'] },
        { Name: 'engine', Values: ['mysql'] },
      ]),
    ).toEqual(['shop']);
  });

  it.each([
    ['shop*', ['shop', 'shop-replica']],
    ['*o*', ['shop', 'shop-replica', 'blog']],
    ['*p-*a', ['shop-replica']],
    ['b*lo*og', []],
  ])('knows the wildcard in %s where it is asked to', (value, expected) => {
    expect(ids([{ Name: 'id', Values: [value] }], true)).toEqual(expected);
    expect(ids([{ Name: 'id', Values: [value] }])).toEqual([]);
  });

  it.each(['name', '__proto__', 'constructor'])('refuses the unknown filter %s', (Name) => {
    expect(() => ids([{ Name, Values: ['x'] }])).toThrow(`Unrecognized filter name: ${Name}`);
  });
});
