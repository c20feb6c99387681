import { expect, test } from 'vitest';
import { words } from './words.ts';

type Tree = { [key: string]: unknown };

/** All words but the editor's phrases, which are the English ones themselves with their translation if any. */
function* leaves(tree: Tree, path = ''): Generator<[path: string, leaf: unknown]> {
  for (const [key, value] of Object.entries(tree)) {
    if (key === 'phrases') continue;
    if (typeof value === 'object' && value !== null) yield* leaves(value as Tree, `${path}${key}.`);
    else yield [`${path}${key}`, value];
  }
}

const ko = new Map(leaves(words.ko));
const en = new Map(leaves(words.en));

test('both languages have the same keys, in words or in functions alike', () => {
  expect([...en.keys()].sort()).toEqual([...ko.keys()].sort());
  for (const [path, value] of ko) expect(typeof en.get(path), path).toBe(typeof value);
});

test('no words are empty, and English ones carry no Hangul but the name of the other language', () => {
  for (const [path, value] of [...ko, ...en])
    if (typeof value === 'string') expect(value.trim(), path).not.toBe('');
  const hangul = [...en].filter(([, value]) => typeof value === 'string' && /[가-힣]/.test(value));
  expect(hangul.map(([path]) => path)).toEqual(['site.otherLanguage', 'site.toOtherLanguage']);
});
