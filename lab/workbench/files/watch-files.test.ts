import { expect, test } from 'vitest';
import { pathReader } from './watch-files.ts';

test('reads paths below the workspace, in NFC, wherever they are cut', () => {
  const bytes = Buffer.from(`/workspace/a\0/workspace/${'가나'.normalize('NFD')}/b\n c\0/etc/passwd\0`);
  for (let length = 1; length < 20; length++) {
    const paths: string[] = [];
    const take = pathReader((path) => paths.push(path));
    for (let at = 0; at < bytes.length; at += length) take(bytes.subarray(at, at + length));
    expect(paths).toEqual(['a', '가나/b\n c']);
  }
});
