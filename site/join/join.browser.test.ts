import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ClassDoor, Seat } from '../../lab/contract/class.ts';
import { violations } from '../testing/axe.ts';
import { builtSite, type BuiltSite } from '../testing/built-site.ts';
import { fakeLab, readyLab } from '../testing/fake-lab.ts';
import { testCourse } from '../testing/lessons/course.ts';

let site: BuiltSite;
const pages: Page[] = [];
/** The machine that tests run on may be slow. */
const soon = { timeout: 30_000 };

beforeAll(async () => {
  site = await builtSite(testCourse, join(import.meta.dirname, '../testing/lessons'));
});
afterAll(() => site.close());
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});

const door: ClassDoor = {
  name: 'MySQL 복제 실습',
  places: 20,
  taken: 12,
  waiting: 0,
  keptUntil: 1_790_000_000_000,
};
const seat: Seat = {
  learner: 'abcd1234',
  name: '학습자 1',
  link: 'https://lab.example.com/?me=a-secret-of-forty-three-letters-that-nobody-gue',
  lab: 'cabcd1234',
  place: null,
};

type Answer = { status?: number; json: unknown };
type Server = { door: Answer; seat: Answer; join: Answer };

const refused = (code: string, status: number, values = {}): Answer => ({ status, json: { code, values } });
const newcomer: Server = { door: { json: door }, seat: refused('not-allowed', 403), join: { json: seat } };

/** The page, on a server that a test can change while it looks. */
async function open(path: string, answers: Partial<Server> = {}, context: BrowserContextOptions = {}) {
  const server = { ...newcomer, ...answers };
  const joins: unknown[] = [];
  const page = await site.open(path, context, async (page) => {
    await fakeLab(page, readyLab());
    await page.route('**/api/class/*', async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname.endsWith('/join')) joins.push(JSON.parse(route.request().postData() ?? '{}'));
      const answer = pathname.endsWith('/door')
        ? server.door
        : pathname.endsWith('/join')
          ? server.join
          : server.seat;
      await route.fulfill(answer);
    });
  });
  pages.push(page);
  return { page, server, joins };
}

test('what is kept, where and how long is told before anything is given', async () => {
  const { page } = await open('/ko/join');
  const kept = page.getByRole('region', { name: '무엇이 남나요?' });
  await kept.getByText('이 수업의 서버에만 남아요').waitFor();
  await kept.getByText('보고 있을 때는 항상 표시돼요').waitFor();
  await kept.getByText('내가 허락해야만').waitFor();
  await kept.getByText(/2026년 9월 21일.*지워져요/).waitFor();
});

test('the code that a camera brought is there, and code and name lead to the lab', async () => {
  const { page, joins } = await open('/ko/join#K7QM-3RXA');
  await page.getByLabel('이름').fill('  학습자 1 ');
  await page.getByRole('button', { name: '들어가기' }).click();
  await page.getByText('학습자 1 님, 어서 오세요').waitFor();
  expect(joins).toEqual([{ code: 'K7QM-3RXA', name: '학습자 1', language: 'ko' }]);
  await page.getByText(seat.link).waitFor();
  await page.getByRole('img', { name: '나만의 주소로 가는 QR 코드' }).waitFor();
  await page.getByRole('button', { name: '여기 더 있기' }).click();
  expect(await page.getByText('초 뒤에 저절로').count()).toBe(0);
  await page.getByRole('link', { name: '시작하기' }).click();
  await page.waitForURL('**/ko/lessons/01-every-part');
});

test('a wrong code is said where it was typed, and too many wrong ones make wait', async () => {
  const { page, server } = await open('/en/join', { join: refused('join-code-wrong', 403) });
  const code = page.getByLabel('Join code');
  await code.fill('K7QM-3RXB');
  await page.getByLabel('Your name').fill('Learner 1');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('alert').getByText('That is not the join code.').waitFor();
  expect(await code.getAttribute('aria-invalid')).toBe('true');
  expect(await code.evaluate((field) => field === document.activeElement)).toBe(true);

  server.join = refused('join-slow-down', 429, { seconds: '20' });
  await page.keyboard.press('Enter');
  await page.getByText('There were too many wrong codes.').waitFor();
  const wait = page.getByRole('button', { name: /You can try again in \d+ seconds/ });
  expect(await wait.isDisabled()).toBe(true);
});

test.each([
  ['class-missing', 404, 'No class is open here'],
  ['class-over', 410, 'The class is over'],
] as const)('a door that says %s', async (code, status, words) => {
  const { page, server } = await open('/en/join', { door: refused(code, status) });
  await page.getByRole('heading', { name: words }).waitFor();
  server.door = { json: door };
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: door.name }).waitFor();
});

test('in the line the place counts down, and the page goes on by itself when the lab is there', async () => {
  const inLine = { ...seat, lab: null, place: 3 };
  const { page, server } = await open('/ko/join', {
    seat: { json: inLine },
    door: { json: { ...door, waiting: 5 } },
  });
  await page.getByText('학습자 1 님, 다시 만나서 반가워요').waitFor();
  await page.getByText('5명 중 3번째').waitFor();
  server.seat = { json: { ...inLine, place: 1 } };
  await page.getByText('5명 중 1번째').waitFor();
  server.seat = { json: seat };
  await page.getByRole('heading', { name: '실습 환경이 준비됐어요' }).waitFor();
  await page.waitForURL('**/ko/lessons/01-every-part', soon);
});

for (const width of [1280, 1024, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`at ${width} pixels, ${colorScheme}: nothing for axe, nothing wider than the page`, async () => {
      const context = { viewport: { width, height: 760 }, colorScheme };
      const newcomers = await open('/ko/join', {}, context);
      await newcomers.page.getByRole('region').waitFor();
      const line = await open('/en/join', { seat: { json: { ...seat, lab: null, place: 3 } } }, context);
      await line.page.getByText('Place 3 of 3').waitFor();
      for (const { page } of [newcomers, line]) {
        expect(await violations(page)).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
      }
    });
  }
}
