import { expect, test } from 'vitest';
import { isSameCode, newJoinCode } from './join-code.ts';

test('a code has eight signs that nobody takes for another, and is never the same', () => {
  const codes = Array.from({ length: 200 }, newJoinCode);
  for (const code of codes) expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  expect(codes.join('')).not.toMatch(/[0O1IL2Z5S8BUV]/);
  expect(new Set(codes).size).toBe(codes.length);
});

test.each(['ACDE-F34G', 'acdef34g', ' acde f34g ', 'ＡＣＤＥ－Ｆ３４Ｇ', 'acde–f34g'])(
  '%s is the code',
  (given) => {
    expect(isSameCode(given, 'ACDE-F34G')).toBe(true);
  },
);

test.each(['', 'ACDE-F34', 'ACDE-F34GG', 'ACDE-F34H', '한글한글한글한글'])('%s is not', (given) => {
  expect(isSameCode(given, 'ACDE-F34G')).toBe(false);
});
