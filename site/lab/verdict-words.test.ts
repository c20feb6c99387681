import { expect, test } from 'vitest';
import { verdictWords } from './verdict-words.ts';

const lessons = { '06-point': { en: { 'read-status': { 'wrong-port': 'It knocks at port {port}.' } } } };
const place = { lesson: '06-point', step: 'read-status' };

test("a reason is said in the lesson's own words; a step that is done has none", () => {
  const verdict = { state: 'not-yet', reason: 'wrong-port', values: { port: '3307' } } as const;
  expect(verdictWords(verdict, place, 'en', lessons)).toBe('It knocks at port 3307.');
  expect(verdictWords({ state: 'done' }, place, 'en', lessons)).toBeUndefined();
  expect(verdictWords(undefined, place, 'en', lessons)).toBeUndefined();
});

test('a reason that the lesson has no words for is said in the shared ones', () => {
  const verdict = { state: 'broken', reason: 'container-missing', values: { name: 'db-source' } } as const;
  expect(verdictWords(verdict, place, 'en', lessons)).toBe('There is no container db-source yet.');
  expect(verdictWords({ ...verdict, reason: 'of-a-newer-lesson' }, place, 'en', lessons)).toBeUndefined();
});
