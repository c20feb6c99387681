import { expect, test } from 'vitest';
import { labNames } from '../engine/lab-names.ts';
import { withoutPrefixes } from './image-names.ts';

const names = labNames('a');
const words = (text: string) => withoutPrefixes(names, text);

test('what is ours is taken out of the engine’s words, with the engine’s own folders', () => {
  expect(words('image rl-a/mine:1 on rl-a-net and rl.a.network')).toBe('image mine:1 on net and bridge');
  expect(words('cannot access /data/volumes/rl.a.workspace/_data/x: no')).toBe(
    'cannot access /workspace/x: no',
  );
  expect(words('lstat "/data/volumes/rl-a-v1/_data/x"')).toBe('lstat "/var/lib/docker/volumes/v1/_data/x"');
});

test('a long line of a build takes no longer than its length', () => {
  const began = performance.now();
  for (const piece of ['a', '/', '/volumes', '/volumes/rl-a-'])
    withoutPrefixes(names, piece.repeat(1_000_000 / piece.length));
  expect(performance.now() - began).toBeLessThan(1000);
});
