import { expect, test } from 'vitest';
import type { Stuck } from '../../lab/contract/class.ts';
import { stuckWords } from './stuck-words.ts';

const lessons = {
  '06-point': {
    ko: { 'read-status': { 'wrong-port': '포트 {port}을(를) 두드려요.' } },
    en: { 'read-status': { 'wrong-port': 'It knocks at port {port}.' } },
  },
};
const place = { lesson: '06-point', step: 'read-status' };
const now = 1_790_000_000_000;
const ago = (minutes: number) => now - minutes * 60_000 - 5000;
const say = (stuck: Stuck) =>
  (['ko', 'en'] as const).map((language) => stuckWords(stuck, place, now, language, lessons));

test("a reason is said in the lesson's own words, with its values", () => {
  const verdict = { state: 'not-yet', reason: 'wrong-port', values: { port: '3307' } } as const;
  expect(say({ kind: 'same-reason', since: ago(6), verdict, values: {} })).toEqual([
    '6분째 같은 곳: 포트 3307을(를) 두드려요.',
    '6 min at the same place: It knocks at port 3307.',
  ]);
});

test('a mistake that was recognised goes before the reason; without its values the reason is said', () => {
  const verdict = { state: 'not-yet', reason: 'wrong-port', values: { port: '3307' } } as const;
  const stuck = { kind: 'same-failure', since: ago(1), diagnosis: 'source-host-unknown', verdict } as const;
  expect(say({ ...stuck, values: { times: '4', host: 'db-sorce', name: 'db-replica' } })[1]).toContain(
    'db-sorce',
  );
  expect(say({ ...stuck, values: { times: '4' } })).toEqual([
    '4번 연달아 실패: 포트 3307을(를) 두드려요.',
    'Failed 4 times in a row: It knocks at port 3307.',
  ]);
});

test('silence, a call for help and a lab that failed have words of their own', () => {
  expect(say({ kind: 'silence', since: ago(9), values: {} })).toEqual([
    '9분째 아무것도 하지 않았어요',
    'Nothing done for 9 min',
  ]);
  expect(say({ kind: 'asked-for-help', since: now + 3000, values: {} })).toEqual([
    '방금 도움을 청했어요',
    'Asked for help just now',
  ]);
  expect(say({ kind: 'lab-failed', since: ago(2), values: {} })).toEqual([
    '실습 환경이 켜지지 않아요',
    'The lab does not start',
  ]);
});
