import { expect, test } from 'vitest';
import { classWords } from './words.ts';

const keysOf = (value: object): string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' && inner !== null ? keysOf(inner as object).map((k) => `${key}.${k}`) : [key],
  );

test('both languages have the same words', () => {
  expect(keysOf(classWords.en)).toEqual(keysOf(classWords.ko));
});
