import { expect, test } from 'vitest';
import { nameFilter } from './name-filter.ts';
import { matchesReference } from './reference-pattern.ts';

test.each([
  ['mysql', true],
  ['mysql:9.7', true],
  ['my*', true],
  ['*sql:9*', true],
  ['m*s*:*7', true],
  ['mysql:*.7', true],
  ['my*my*', false],
  ['mysql:9', false],
  ['mysq', false],
  ['*/mysql', false],
  ['*/*', false],
  ['', false],
])('the image mysql:9.7 and the pattern %j: %s', (pattern, expected) => {
  expect(matchesReference('mysql:9.7', pattern)).toBe(expected);
});

test('a star stops at a slash', () => {
  expect(matchesReference('team/db:1', 'team*')).toBe(false);
  expect(matchesReference('team/db:1', 'te*/d*')).toBe(true);
});

test('no pattern keeps the server busy: a hundred of them against twenty long names', () => {
  const image = `${'a'.repeat(150)}:${'a'.repeat(127)}`;
  const began = performance.now();
  for (let time = 0; time < 2000; time += 1) matchesReference(image, 'a*a*a*/');
  const patterns = Array.from({ length: 100 }, () => '.*a');
  const isNamed = nameFilter([...patterns, 'b.*c']);
  for (let time = 0; time < 20; time += 1) isNamed('b'.repeat(128));
  expect(performance.now() - began).toBeLessThan(1000);
  expect(() => nameFilter(['.*a.*b'])).toThrow('invalid name filter');
});
