import { array, assert, constantFrom, dictionary, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count, formatGtidSet, fromServer, parseGtidSet, subtract, union, type GtidSet } from './gtid-set.ts';

const A = '3e11fa47-71ca-11e1-9e33-c80aa9429562';
const B = '4e11fa47-71ca-11e1-9e33-c80aa9429562';

describe('a GTID set', () => {
  test('is read as MySQL writes it, over lines and with tags', () => {
    expect(formatGtidSet(parseGtidSet(`${A}:1-3:5,\n${B.toUpperCase()}:7:blue:1-2:4`))).toBe(
      `${A}:1-3:5,${B}:7,${B}:blue:1-2:4`,
    );
    expect(parseGtidSet('')).toEqual(new Map());
  });

  test('counts, joins and takes away', () => {
    expect(count(parseGtidSet(`${A}:1-3:5,${B}:7`))).toBe(5);
    expect(formatGtidSet(union(parseGtidSet(`${A}:1-3`), parseGtidSet(`${A}:4-5`)))).toBe(`${A}:1-5`);
    expect(formatGtidSet(subtract(parseGtidSet(`${A}:1-9`), parseGtidSet(`${A}:3-4`)))).toBe(`${A}:1-2:5-9`);
    expect(subtract(parseGtidSet(`${A}:1`), parseGtidSet(`${A}:1-2`)).size).toBe(0);
  });

  test('tells what began on one server, tags and all', () => {
    expect(formatGtidSet(fromServer(parseGtidSet(`${A}:1,${A}:x:2,${B}:1`), A))).toBe(`${A}:1,${A}:x:2`);
  });

  test('does what plain sets of numbers do', () => {
    const numbers = dictionary(constantFrom(A, B, `${A}:tag`), array(integer({ min: 1, max: 30 })));
    assert(
      property(numbers, numbers, (a, b) => {
        const [left, right] = [plain(a), plain(b)];
        expect(members(union(written(a), written(b)))).toEqual(new Set([...left, ...right]));
        expect(members(subtract(written(a), written(b)))).toEqual(
          new Set([...left].filter((id) => !right.has(id))),
        );
        expect(count(written(a))).toBe(left.size);
      }),
    );
  });
});

function plain(numbers: Record<string, number[]>): Set<string> {
  return new Set(
    Object.entries(numbers).flatMap(([origin, all]) => all.map((number) => `${origin}:${number}`)),
  );
}

function written(numbers: Record<string, number[]>): GtidSet {
  return parseGtidSet([...plain(numbers)].join(','));
}

function members(set: GtidSet): Set<string> {
  return new Set(
    [...set].flatMap(([origin, intervals]) =>
      intervals.flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, index) => `${origin}:${first + index}`),
      ),
    ),
  );
}
