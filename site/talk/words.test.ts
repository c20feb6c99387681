import { expect, test } from 'vitest';
import { followEn } from '../follow/words-en.ts';
import { followKo } from '../follow/words-ko.ts';
import { speakerEn } from '../speaker/words-en.ts';
import { speakerKo } from '../speaker/words-ko.ts';
import { talkEn } from './words-en.ts';
import { talkKo } from './words-ko.ts';

type Tree = { [key: string]: unknown };

function* leaves(tree: Tree, path = ''): Generator<[path: string, leaf: unknown]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'object' && value !== null) yield* leaves(value as Tree, `${path}${key}.`);
    else yield [`${path}${key}`, value];
  }
}

const ko = new Map(leaves({ talk: talkKo, speaker: speakerKo, follow: followKo }));
const en = new Map(leaves({ talk: talkEn, speaker: speakerEn, follow: followEn }));

test('both languages have the same keys, in words or in functions alike', () => {
  expect([...en.keys()]).toEqual([...ko.keys()]);
  for (const [path, value] of ko) expect(typeof en.get(path), path).toBe(typeof value);
});

test('no words are empty, and English ones carry no Hangul', () => {
  for (const [path, value] of [...ko, ...en])
    if (typeof value === 'string') expect(value.trim(), path).not.toBe('');
  const hangul = [...en].filter(([, value]) => typeof value === 'string' && /[가-힣]/.test(value));
  expect(hangul).toEqual([]);
});
