import { expect, test } from 'vitest';
import { joinWords } from './words.ts';

test('both languages have the same words', () => {
  expect(Object.keys(joinWords.en)).toEqual(Object.keys(joinWords.ko));
  expect(Object.keys(joinWords.en.seat)).toEqual(Object.keys(joinWords.ko.seat));
  expect(Object.keys(joinWords.en.privacy)).toEqual(Object.keys(joinWords.ko.privacy));
});
