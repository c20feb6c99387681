import { expect, test } from 'vitest';
import { inClassWords } from './words.ts';

const keysOf = (words: object) =>
  Object.entries(words).flatMap(([key, inner]) =>
    typeof inner === 'object' && inner !== null
      ? Object.keys(inner as object).map((k) => `${key}.${k}`)
      : [key],
  );

test('both languages have the same words', () => {
  expect(keysOf(inClassWords.en)).toEqual(keysOf(inClassWords.ko));
});
