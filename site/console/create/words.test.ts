import { expect, test } from 'vitest';
import { createWords } from './words.ts';

type Tree = { [key: string]: unknown };

function* leaves(tree: Tree, path = ''): Generator<[path: string, leaf: unknown]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'object' && value !== null) yield* leaves(value as Tree, `${path}${key}.`);
    else yield [`${path}${key}`, value];
  }
}

const ko = new Map(leaves(createWords.ko));
const en = new Map(leaves(createWords.en));

test('both languages have the same keys, in words or in functions alike', () => {
  expect([...en.keys()].sort()).toEqual([...ko.keys()].sort());
  for (const [path, value] of ko) expect(typeof en.get(path), path).toBe(typeof value);
});

test('no words are empty, and English ones carry no Hangul', () => {
  for (const [path, value] of [...ko, ...en])
    if (typeof value === 'string') expect(value.trim(), path).not.toBe('');
  for (const [path, value] of en) if (typeof value === 'string') expect(value, path).not.toMatch(/[가-힣]/);
});

test('the name that a learner looks for on AWS is the English one, letter by letter', () => {
  for (const [path, value] of ko) {
    if (typeof value !== 'string' || path.startsWith('storage.types')) continue;
    const name = /^[^.]*[가-힣][^.]* \(([A-Z][A-Za-z’ /-]+)\)$/.exec(value)?.[1];
    if (name !== undefined) expect(String(en.get(path)).toLowerCase(), path).toContain(name.toLowerCase());
  }
});
