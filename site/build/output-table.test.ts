import { expect, test } from 'vitest';
import { cellsOf, layOutTables } from './output-table.ts';

test('a table is laid out by what its cells show', () => {
  const written = [
    '+--+--+',
    '| Log_name | Pos |',
    '+--+--+',
    '| ‹binlog.000002› | 4 |',
    '+--+--+',
    '1 row in set',
  ];
  expect(layOutTables(written.join('\n')).split('\n')).toEqual([
    '+---------------+-----+',
    '| Log_name      | Pos |',
    '+---------------+-----+',
    '| ‹binlog.000002› |   4 |',
    '+---------------+-----+',
    '1 row in set',
  ]);
});

test('Hangul takes two cells', () => {
  expect(cellsOf('토지 1')).toBe(6);
  expect(layOutTables('| a |\n| 토지 |')).toBe('| a    |\n| 토지 |');
});

test('what is not a table stays as it was written', () => {
  expect(layOutTables('a | b\n+ plus\n| one | two |\n| three |')).toBe(
    'a | b\n+ plus\n| one | two |\n| three |',
  );
});
