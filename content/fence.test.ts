import { describe, expect, test } from 'vitest';
import { parseFence } from './fence.ts';

const place = { file: '02-mysql/ko.mdx', line: 12 };

describe('a fence', () => {
  test('of a language that is only shown is nothing', () => {
    expect(parseFence('yaml', 'title="x"', place)).toBeUndefined();
    expect(parseFence(undefined, undefined, place)).toBeUndefined();
  });

  test('for the shell', () => {
    expect(parseFence('sh', undefined, place)).toEqual({ kind: 'sh', fails: false });
    expect(parseFence('sh', 'dir=replication/source until="ready for \\"x\\"" fails', place)).toEqual({
      kind: 'sh',
      dir: 'replication/source',
      until: 'ready for "x"',
      fails: true,
    });
    expect(parseFence('sh', 'dir=.', place)).toMatchObject({ dir: '.' });
  });

  test('for a database', () => {
    expect(parseFence('sql', 'on=db-source as=app', place)).toEqual({
      kind: 'sql',
      on: 'db-source',
      as: 'app',
      fails: false,
    });
  });

  test.each([
    ['sql', '', 'on is missing'],
    ['sql', 'on=', 'cannot read'],
    ['sql', 'on=db dir=x', 'unknown dir'],
    ['sh', 'dir=../out', 'dir is missing or not allowed'],
    ['sh', 'dir=/etc', 'dir is missing or not allowed'],
    ['sh', 'until=""', 'until'],
    ['sh', 'until', '"until" needs a value'],
    ['sh', 'fails=yes', '"fails" takes no value'],
    ['sh', 'fails fails', 'stands twice'],
    ['sh', 'Dir=x', 'cannot read'],
    ['output', 'fails', 'unknown fails'],
  ])('```%s %s is refused with file and line', (language, meta, words) => {
    expect(() => parseFence(language, meta, place)).toThrow(/^02-mysql\/ko\.mdx:12: /);
    expect(() => parseFence(language, meta, place)).toThrow(words);
  });
});
