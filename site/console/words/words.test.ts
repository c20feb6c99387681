import { expect, test } from 'vitest';
import { lessonWords } from '../in-lesson/words.ts';
import { refusalMeanings } from './refusals.ts';
import { consoleWords } from './words.ts';

function* leaves(tree: object, path = ''): Generator<[path: string, leaf: unknown]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'object' && value !== null) yield* leaves(value, `${path}${key}.`);
    else yield [`${path}${key}`, value];
  }
}

test.each([
  ['console', consoleWords],
  ['lesson', lessonWords],
  ['refusals', refusalMeanings],
])('%s: both languages say the same things, none is empty, English has no Hangul', (_, words) => {
  const ko = new Map(leaves(words.ko));
  const en = new Map(leaves(words.en));
  expect([...en.keys()].sort()).toEqual([...ko.keys()].sort());
  for (const [path, value] of [...ko, ...en]) {
    if (typeof value === 'string') expect(value.trim(), path).not.toBe('');
  }
  for (const [path, value] of en) {
    if (typeof value === 'string') expect(value, path).not.toMatch(/[가-힣]/);
  }
});
