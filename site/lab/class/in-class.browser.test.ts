import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Company } from '../../../lab/contract/class.ts';
import type { LabState } from '../../../lab/contract/lab-state.ts';
import { violations } from '../../testing/axe.ts';
import { builtSite, type BuiltSite } from '../../testing/built-site.ts';
import { fakeLab, readyLab } from '../../testing/fake-lab.ts';
import { atStep } from '../../testing/lesson-states.ts';
import { testCourse } from '../../testing/lessons/course.ts';

let site: BuiltSite;
const pages: Page[] = [];
const soon = { timeout: 30_000 };

beforeAll(async () => {
  site = await builtSite(testCourse, join(import.meta.dirname, '../../testing/lessons'));
});
afterAll(() => site.close());
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});

const className = 'MySQL 복제 실습';
const seat = {
  learner: 'abcd1234',
  name: '학습자 1',
  link: 'https://lab.example.com/?me=x',
  lab: 'my',
  place: null,
};
const inClass = { lab: 'my', role: 'learner', class: className, version: 'test' };

async function open(
  path = '/ko/lessons/01-every-part',
  session: unknown = inClass,
  context: BrowserContextOptions = {},
) {
  let lab: Awaited<ReturnType<typeof fakeLab>> | undefined;
  const scripts: string[] = [];
  const answers: Record<string, unknown> = { '/api/session': session, '/api/class/seat': seat };
  const page = await site.open(path, context, async (page) => {
    page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
    lab = await fakeLab(page, [...readyLab(), ...atStep(0)], answers);
  });
  pages.push(page);
  if (lab === undefined) throw new Error('the page was opened without its lab');
  const { say, asked, watched } = lab;
  const company = (change: Partial<Company>) =>
    say({ type: 'company', company: { watchers: 0, hand: 'none', ...change } });
  const phase = (phase: LabState['phase']) =>
    say({ type: 'lab', lab: { id: 'my', phase, progress: [], notices: [] } });
  return { page, say, asked, watched, company, phase, answers, scripts };
}

const bar = (page: Page) => page.getByRole('group', { name: '수업' });

test('whoever watches is always seen, in words', async () => {
  const { page, company } = await open();
  await bar(page).waitFor();
  expect(await page.getByText('강사가 보고 있어요').count()).toBe(0);
  company({ watchers: 1 });
  await bar(page).getByRole('status').getByText('강사가 보고 있어요').waitFor();
  company({ watchers: 0 });
  await page.getByText('강사가 보고 있어요').waitFor({ state: 'detached' });
});

test('the instructor types only after consent, which no stray key gives, and the keyboard is taken back with one press', async () => {
  const { page, company, asked } = await open();
  const terminal = page.getByRole('textbox', { name: /셸 터미널/ });
  await terminal.focus();
  company({ watchers: 1, hand: 'asked' });
  const question = page.getByRole('dialog', { name: '강사가 키보드를 잠깐 쓰고 싶어 해요' });
  await question.waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  expect(asked.filter(({ path }) => path.endsWith('/hand'))).toEqual([]);
  await question.getByRole('button', { name: '허락하기' }).click();
  await expect.poll(() => asked.at(-1), soon).toEqual({ method: 'POST', path: '/api/labs/my/hand' });
  company({ watchers: 1, hand: 'given' });
  await question.waitFor({ state: 'detached' });
  await bar(page).getByText('강사가 함께 입력해요').waitFor();
  await bar(page).getByRole('button', { name: '키보드 되찾기' }).click();
  await expect.poll(() => asked.at(-1), soon).toEqual({ method: 'DELETE', path: '/api/labs/my/hand' });
});

test('Escape means not now', async () => {
  const { page, company, asked } = await open();
  await bar(page).waitFor();
  company({ watchers: 1, hand: 'asked' });
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => asked.at(-1), soon).toEqual({ method: 'POST', path: '/api/labs/my/hand' });
});

test("the instructor's words stay until they are dismissed, also after a reload, and can be read again", async () => {
  const { page, say } = await open();
  await bar(page).waitFor();
  const note = { id: 'n1', kind: 'hint', text: '로그부터 보세요.', at: 1_790_000_000_000 } as const;
  say({ type: 'note', note });
  const cards = page.getByRole('complementary', { name: '강사가 보낸 말' });
  await cards.getByText('로그부터 보세요.').waitFor();
  await cards.getByRole('button', { name: '닫기' }).click();
  await page.getByText('로그부터 보세요.').waitFor({ state: 'detached' });

  await page.reload();
  await bar(page).waitFor();
  say({ type: 'note', note });
  say({ type: 'note', note: { ...note, id: 'n2', text: '5분 쉬어요.', kind: 'message' } });
  await cards.getByText('5분 쉬어요.').waitFor();
  expect(await cards.getByText('로그부터 보세요.').count()).toBe(0);
  await bar(page).getByRole('button', { name: '수업' }).click();
  await page.getByRole('dialog').getByText('로그부터 보세요.').waitFor();
});

test('help is asked for and taken back', async () => {
  const { page, asked, company } = await open();
  await bar(page).getByRole('button', { name: '도움 청하기' }).click();
  await expect.poll(() => asked.at(-1), soon).toEqual({ method: 'POST', path: '/api/labs/my/help' });
  company({ help: true });
  await bar(page).getByRole('button', { name: '도움을 청했어요', pressed: true }).click();
  await expect.poll(() => asked.at(-1), soon).toEqual({ method: 'DELETE', path: '/api/labs/my/help' });
});

test('leaving says what is removed, and offers the files first', async () => {
  const { page, asked } = await open();
  await bar(page).getByRole('button', { name: '수업' }).click();
  const menu = page.getByRole('dialog', { name: className });
  await menu.getByText(seat.link).waitFor();
  expect(await menu.getByRole('link', { name: '내 파일 받기' }).getAttribute('href')).toBe(
    '/api/labs/my/archive',
  );
  await menu.getByRole('button', { name: '수업에서 나가기' }).click();
  const leave = page.getByRole('dialog', { name: '수업에서 나갈까요?' });
  await leave.getByText('모두 지워져요').waitFor();
  expect(asked.some(({ method }) => method === 'DELETE')).toBe(false);
  await leave.getByRole('button', { name: '나가고 모두 지우기' }).click();
  await page.waitForURL('**/ko/join');
  expect(asked).toContainEqual({ method: 'DELETE', path: '/api/class/seat' });
});

test('a lab that sleeps says so and wakes by a press; one that is paused says who paused it', async () => {
  const { page, phase, watched } = await open();
  await page.locator('#lab [role="tablist"]').waitFor();
  phase('asleep');
  await page.getByRole('heading', { name: '실습 환경이 쉬고 있어요' }).waitFor();
  const before = watched.length;
  await page.getByRole('button', { name: '깨우기' }).click();
  await expect.poll(() => watched.length, soon).toBeGreaterThan(before);
  phase('paused');
  await page.getByRole('heading', { name: '강사가 실습을 잠시 멈췄어요' }).waitFor();
  phase('ready');
  await page.locator('#lab [role="tablist"]').waitFor();
});

test('who waits in the line reads along, sees the place, and is let in by itself', async () => {
  const { page, answers } = await open(undefined, { ...inClass, lab: null });
  answers['/api/class/seat'] = { ...seat, lab: null, place: 2 };
  answers['/api/class/door'] = { name: className, places: 2, taken: 2, waiting: 3, keptUntil: 0 };
  await page.getByText('3명 중 2번째').waitFor();
  answers['/api/class/seat'] = seat;
  answers['/api/session'] = inClass;
  await page.locator('#lab [role="tablist"]').waitFor();
});

test('at home nothing of a class is loaded or shown', async () => {
  const { page, scripts } = await open(undefined, { ...inClass, role: 'speaker', class: null });
  await page.locator('#lab [role="tablist"]').waitFor();
  expect(await page.getByRole('group', { name: '수업' }).count()).toBe(0);
  expect(scripts.filter((path) => /Class|Join|AwayView|InLine|Outside|Qr/.test(path))).toEqual([]);
});

for (const width of [1280, 1024, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`at ${width} pixels, ${colorScheme}: nothing for axe while watched, asked and written to`, async () => {
      const context = { viewport: { width, height: 760 }, colorScheme };
      const { page, company, say } = await open(undefined, inClass, context);
      await bar(page).waitFor();
      say({ type: 'note', note: { id: 'n1', kind: 'message', text: '5분 쉬어요.', at: 1_790_000_000_000 } });
      company({ watchers: 1, hand: 'given', help: true });
      await page.getByText('5분 쉬어요.').waitFor();
      await bar(page).getByRole('button', { name: '키보드 되찾기' }).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      company({ watchers: 1, hand: 'asked' });
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
    });
  }
}
