import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchPath, parsePath } from './path.ts';

test('a version in front is taken off', () => {
  expect(parsePath('/v1.45/containers/json?all=1')).toMatchObject({ segments: ['containers', 'json'] });
  expect(parsePath('/containers/json').segments).toEqual(['containers', 'json']);
  expect(parsePath('/v1.45/containers/json?all=1').query.get('all')).toBe('1');
});

test.each([
  '//containers/json',
  '/v1.45//containers/json',
  '/containers//json',
  '/containers/json/',
  '/containers/../containers/json',
  '/./containers/json',
  '/containers%2fjson',
  '/containers/%6ason',
  '/containers/a%00b/json',
  '/containers/a b/json',
  '/containers/a\\b/json',
  '/containers/a;b/json',
  '/containers/ｊson',
  'http://docker/containers/json',
  '*',
  '',
  '/',
  '/v1.45',
  `/containers/${'a'.repeat(256)}/json`,
  `/containers/json?${'a'.repeat(20_000)}`,
])('%j is no path', (target) => {
  expect(() => parsePath(target)).toThrow();
});

test('a version that the gateway does not speak is refused in Docker’s words', () => {
  expect(() => parsePath('/v1.99/info')).toThrow('client version 1.99 is too new');
  expect(() => parsePath('/v1.12/info')).toThrow('client version 1.12 is too old');
  expect(() => parsePath('/v2.0/info')).toThrow('is too new');
  expect(() => parsePath('/v0.9/info')).toThrow('is too old');
  // Not a version at all: then it is a name, and no row has it.
  expect(parsePath('/v1.45.1/info').segments[0]).toBe('v1.45.1');
});

test('whatever is read is what was written, and no segment can mean two things', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      let segments: string[];
      try {
        ({ segments } = parsePath(`/${text}`));
      } catch {
        // Refused, which is always safe.
        return;
      }
      const path = `/${text}`.split('?')[0]?.replace(/^\/v1\.4[1-5](?=\/)/, '');
      expect(`/${segments.join('/')}`).toBe(path);
      for (const segment of segments) expect(segment).toMatch(/^(?!\.{1,2}$)[\w.:@+-]+$/);
    }),
  );
});

test('a hole takes one segment, a starred one as many as there are', () => {
  expect(matchPath('/containers/{id}/json', ['containers', 'db', 'json'])).toEqual({ id: 'db' });
  expect(matchPath('/images/{name*}/json', ['images', 'a', 'b', 'c:1', 'json'])).toEqual({ name: 'a/b/c:1' });
  expect(matchPath('/images/{name*}/json', ['images', 'json'])).toBeUndefined();
  expect(matchPath('/containers/{id}', ['containers', 'a', 'b'])).toBeUndefined();
  expect(matchPath('/containers/json', ['containers'])).toBeUndefined();
});
