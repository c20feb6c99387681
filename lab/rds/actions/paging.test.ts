import { describe, expect, it } from 'vitest';
import { page } from './paging.ts';

const items = Array.from({ length: 50 }, (_, index) => `item-${String(index).padStart(2, '0')}`);
const same = (item: string) => item;

describe('pages', () => {
  it('answers every item once, and no marker at the end', () => {
    const first = page(items, same, { MaxRecords: 20 });
    const second = page(items, same, { MaxRecords: 20, ...first.next });
    const third = page(items, same, { MaxRecords: 20, ...second.next });
    expect([...first.items, ...second.items, ...third.items]).toEqual(items);
    expect(third.next).toEqual({});
  });

  it('goes on at the right place when items come and go between two pages', () => {
    const first = page(items, same, { MaxRecords: 20 });
    expect(page(items.slice(5), same, { MaxRecords: 20, ...first.next }).items[0]).toBe('item-20');
    const without = items.filter((item) => item !== 'item-19');
    expect(page(without, same, { MaxRecords: 20, ...first.next }).items[0]).toBe('item-20');
  });

  it.each(['x', Buffer.from('{"key":1}').toString('base64url'), Buffer.from('null').toString('base64url')])(
    'refuses a marker that it did not write: %s',
    (Marker) => {
      expect(() => page(items, same, { Marker })).toThrow('Invalid value for Marker.');
    },
  );
});
