import { expect, test } from 'vitest';
import { addressOf, readAddress } from './address.ts';

test.each([
  ['/', undefined, { kind: 'map' }],
  ['/ko', 'ko', { kind: 'map' }],
  ['/en/', 'en', { kind: 'map' }],
  ['/ko/lessons/06-point-the-replica', 'ko', { kind: 'lesson', slug: '06-point-the-replica' }],
  ['/fr/', undefined, { kind: 'nothing' }],
  ['/ko/lessons', 'ko', { kind: 'nothing' }],
  ['/ko/lessons/a/b', 'ko', { kind: 'nothing' }],
] as const)('%s', (path, language, page) => {
  expect(readAddress(path)).toEqual({ language, page });
});

test('an address that is made is read as what it was made of', () => {
  const page = { kind: 'lesson', slug: '01-compose' } as const;
  expect(readAddress(addressOf('en', page))).toEqual({ language: 'en', page });
});
