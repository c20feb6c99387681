import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { course, lessonOrder } from '../../content/course.ts';
import { readLessons } from './testing/course-steps.ts';
import { violations } from '../testing/axe.ts';
import { builtSite, type BuiltSite } from '../testing/built-site.ts';
import { classState, fakeClass } from './testing/fake-class.ts';
import { wholeClass } from './testing/whole-class.ts';

let site: BuiltSite;
const pages: Page[] = [];
const folder = join(import.meta.dirname, '../../content/lessons');
const steps = readLessons(folder, lessonOrder);

beforeAll(async () => {
  site = await builtSite(course, folder);
});
afterAll(() => site.close());
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});

/** The machine that tests may be slow. */
const soon = { timeout: 30_000 };
const projector = { viewport: { width: 1280, height: 720 } };

type Options = { count?: number; context?: BrowserContextOptions } & Parameters<typeof fakeClass>[3];

async function open(path: string, { count = 40, context = projector, ...rest }: Options = {}) {
  const learners = wholeClass(count, steps, path.startsWith('/en'));
  let server: Awaited<ReturnType<typeof fakeClass>> | undefined;
  const page = await site.open(path, context, async (page) => {
    server = await fakeClass(page, classState(), learners, rest);
  });
  pages.push(page);
  if (server === undefined) throw new Error('the page was opened without its class');
  return { page, learners, ...server };
}

const rows = (page: Page) => page.locator('tbody tr');
const names = (page: Page) => rows(page).locator('th').allInnerTexts();

test('forty learners: who needs help stands on top, with the reason in words of either language', async () => {
  const ko = await open('/ko/class');
  await rows(ko.page).nth(39).waitFor();
  expect(await rows(ko.page).nth(0).innerText()).toContain('1분 전에 도움을 청했어요');
  expect(await rows(ko.page).nth(1).innerText()).toContain(
    '6분째 같은 곳: db-source이(가) root 비밀번호를 거절',
  );
  await ko.page.getByText('4명이 도움이 필요해요').waitFor();

  const en = await open('/en/class');
  await en.page.getByText('6 min at the same place: db-source refused the root password').waitFor();
  await en.page.getByText('Failed 4 times in a row').waitFor();
  expect(await en.page.getByText(/[가-힣]/).count()).toBe(2); // the name of the class and the way to the other language
});

test('every step of a lesson in use is a mark of its own, and a lesson out of use opens by its number', async () => {
  const { page } = await open('/ko/class');
  const stuck = rows(page).nth(1);
  const last = page.getByRole('button', { name: /^14 .*단계별로 보기$/ });
  await last.waitFor();
  expect(await stuck.locator('[data-mark]').count()).toBeLessThan(steps.length);
  await last.click();
  await page.getByRole('button', { name: /^14 .*접기$/ }).waitFor();
  while ((await page.getByRole('button', { name: /단계별로 보기$/ }).count()) > 0) {
    await page
      .getByRole('button', { name: /단계별로 보기$/ })
      .first()
      .press('Enter');
  }
  expect(await stuck.locator('[data-mark]').count()).toBe(steps.length);
  await stuck.getByRole('img', { name: /막힘: / }).waitFor();
});

test('rows do not move while the instructor points at them, and a word says that the order changed', async () => {
  const { page, learners, say } = await open('/ko/class');
  await rows(page).nth(39).waitFor();
  await rows(page).nth(6).hover();
  const before = await names(page);
  const reversed = learners.toReversed();
  say({ type: 'learners', learners: reversed });
  await page.getByText(/순서가 바뀐 사람 \d+명/).waitFor();
  expect(await names(page)).toEqual(before);
  await page.getByRole('button', { name: '지금 다시 정렬' }).click();
  await expect.poll(() => names(page), soon).toEqual(reversed.map(({ name }) => name));

  await page.mouse.move(5, 5);
  say({ type: 'learners', learners });
  await expect.poll(() => names(page), soon).toEqual(learners.map(({ name }) => name));
});

test('a change of one learner draws that row alone, and twenty changes a second leave the page quick', async () => {
  const { page, learners, say } = await open('/ko/class');
  await rows(page).nth(39).waitFor();
  await page.evaluate(() => {
    const touched = new Set<string>();
    const watch = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const row = (target instanceof Element ? target : target.parentElement)?.closest('tr');
        touched.add(row?.dataset['learner'] ?? 'elsewhere');
      }
    });
    watch.observe(document.querySelector('tbody') ?? document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Object.assign(globalThis, { touched });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        const longest = (globalThis as { longest?: number }).longest ?? 0;
        Object.assign(globalThis, { longest: Math.max(longest, duration) });
      }
    }).observe({ type: 'longtask' });
  });
  const [one] = learners.slice(10);
  if (one === undefined) throw new Error('no learner');
  for (let memory = 1; memory <= 40; memory += 1) {
    const use = { memoryBytes: memory * 1e9, cpuShare: 0.5, diskBytes: 1e9, containers: 3 };
    say({ type: 'learner', learner: { ...one, use } });
  }
  await page.getByText('40GB · 50% · 1GB').waitFor();
  expect(await page.evaluate(() => [...(globalThis as unknown as { touched: Set<string> }).touched])).toEqual(
    [one.learner],
  );
  expect(await page.evaluate(() => (globalThis as { longest?: number }).longest ?? 0)).toBeLessThan(1000);
});

test("one learner's screen is read-only in their size until they agree, and plainly typable then", async () => {
  const { page, learners, say, asked, typed } = await open('/ko/class');
  const [, second] = learners;
  if (second === undefined) throw new Error('no learner');
  await page.getByRole('button', { name: '학습자 2의 화면 보기' }).click();
  const panel = page.getByRole('complementary', { name: '학습자 2의 화면' });
  await panel.getByText('db-source 시작됨').waitFor();
  await panel.getByText("2005 Unknown MySQL server host 'db-sorce'").waitFor();
  await panel.locator('.xterm-screen').click();
  await page.keyboard.type('rm');
  await panel.getByRole('button', { name: '키보드로 돕기' }).click();
  await expect
    .poll(() => asked.at(-1), soon)
    .toMatchObject({
      method: 'POST',
      path: `/api/class/learners/${second.learner}/hand`,
    });
  expect(typed.filter(({ type }) => type !== 'ack')).toEqual([]);

  say({ type: 'learner', learner: { ...second, company: { watchers: 1, hand: 'asked' } } });
  await panel.getByText('학습자의 허락을 기다려요').waitFor();
  say({ type: 'learner', learner: { ...second, company: { watchers: 1, hand: 'given' } } });
  await panel.getByText('지금 입력할 수 있어요').waitFor();
  await page.keyboard.type('ls');
  await expect
    .poll(() => typed.flatMap((input) => (input.type === 'input' ? [input.data] : [])).join(''), soon)
    .toBe('ls');
  expect(typed.some(({ type }) => type === 'focus' || type === 'resize')).toBe(false);
  await panel.getByRole('button', { name: '키보드 돌려주기' }).click();
  await expect.poll(() => asked.at(-1)?.method, soon).toBe('DELETE');
});

test('a hint goes to one, and everyone is brought to the step where most are, after a word of warning', async () => {
  const { page, learners, asked } = await open('/en/class');
  await page.getByRole('button', { name: 'Actions for Learner 2', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Message or hint' }).click();
  const note = page.getByRole('dialog', { name: 'Send to Learner 2' });
  expect(await note.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  await note.getByLabel('Your words').fill('Look at the log first.');
  await note.getByRole('button', { name: 'Send' }).click();
  await note.waitFor({ state: 'detached' });
  expect(asked.at(-1)).toEqual({
    method: 'POST',
    path: '/api/class/notes',
    body: { kind: 'hint', text: 'Look at the log first.', to: learners[1]?.learner },
  });

  await page.getByRole('button', { name: 'For everyone' }).click();
  await page.getByRole('menuitem', { name: 'Bring to a step' }).click();
  const bring = page.getByRole('dialog', { name: 'Bring everyone to a step?' });
  await bring.getByText('Containers and volumes of the lab are removed').waitFor();
  await bring.getByLabel('Step').selectOption('06-point-the-replica/right-address');
  await bring.getByRole('button', { name: 'Bring', exact: true }).click();
  await expect
    .poll(() => asked.at(-1), soon)
    .toEqual({
      method: 'POST',
      path: '/api/class/go-to',
      body: { lesson: '06-point-the-replica', step: 'right-address' },
    });
});

test('the end names what is removed, asks for the name of the class, and tells what is left', async () => {
  const left = { containers: 0, networks: 0, volumes: 0, images: 0, files: 0 };
  const { page, asked } = await open('/ko/class', {
    answers: { 'DELETE /api/class': { labs: 39, left } },
  });
  await page.getByRole('button', { name: '모두에게' }).click();
  await page.getByRole('menuitem', { name: '수업 끝내기' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('학습자 40명의 실습 환경 39개가 지워져요').waitFor();
  await dialog.getByText('컨테이너, 네트워크, 볼륨, 이미지').waitFor();
  const end = dialog.getByRole('button', { name: '끝내고 모두 지우기' });
  expect(await end.isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('MySQL 복제 실습');
  await end.click();
  await page.getByRole('heading', { name: '수업이 끝났어요' }).waitFor();
  await page.getByText('실습 환경 39개를 지웠고').waitFor();
  expect(asked.filter(({ method }) => method === 'DELETE').map(({ path }) => path)).toEqual(['/api/class']);
});

test('whoever does not lead the class sees nothing of it', async () => {
  const { page } = await open('/en/class', { role: 'learner' });
  await page.getByRole('heading', { name: 'Only the instructor can see this page' }).waitFor();
  expect(await page.locator('tbody tr').count()).toBe(0);
});

const wider = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

const sizes = [
  [1280, 720],
  [1024, 768],
  [390, 844],
] as const;

for (const [width, height] of sizes) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`at ${width} pixels, ${colorScheme}: nothing for axe, nothing wider than the page`, async () => {
      const context = { viewport: { width, height }, colorScheme };
      const full = await open('/ko/class', { context });
      await rows(full.page).nth(39).waitFor();
      expect(await violations(full.page)).toEqual([]);
      expect(await wider(full.page)).toBeLessThanOrEqual(0);

      await full.page.getByRole('button', { name: '학습자 2의 화면 보기' }).click();
      await full.page.locator('.xterm-rows').getByText('db-source').first().waitFor();
      expect(await violations(full.page)).toEqual([]);
      expect(await wider(full.page)).toBeLessThanOrEqual(0);

      const empty = await open('/en/class', { context, count: 0 });
      await empty.page.getByText('Nobody has joined yet').waitFor();
      expect(await violations(empty.page)).toEqual([]);
      await empty.page.getByRole('button', { name: 'Show to the room' }).click();
      await empty.page.getByRole('dialog').getByText('K7QM-3RXA').waitFor();
      expect(await violations(empty.page)).toEqual([]);
    });
  }
}
