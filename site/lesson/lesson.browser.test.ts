import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { LabMessage } from '../../lab/contract/socket.ts';
import { violations } from '../testing/axe.ts';
import { builtSite, type BuiltSite } from '../testing/built-site.ts';
import { fakeLab, readyLab } from '../testing/fake-lab.ts';
import { atStep } from '../testing/lesson-states.ts';
import { testCourse } from '../testing/lessons/course.ts';

let site: BuiltSite;
const pages: Page[] = [];

beforeAll(async () => {
  site = await builtSite(testCourse, join(import.meta.dirname, '../testing/lessons'));
});
afterAll(() => site.close());
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});

const lesson = '/ko/lessons/01-every-part';

type Options = Parameters<BuiltSite['open']>[1];

async function open(path: string, messages: LabMessage[], answers = {}, options: Options = {}) {
  let lab: Awaited<ReturnType<typeof fakeLab>> | undefined;
  const page = await site.open(path, options, async (page) => {
    lab = await fakeLab(page, [...readyLab(), ...messages], answers);
  });
  pages.push(page);
  await page.waitForSelector('main h1');
  if (!lab) throw new Error('the page was opened without its lab');
  return { page, lab };
}

const filled = (page: Page) => page.locator('main [data-next-action]');

test('only the next action of the current step is filled, and Ctrl+Enter runs one after the other', async () => {
  const { page, lab } = await open(lesson, atStep(1), { '/run': { terminal: 'db-replica' } });
  await filled(page).waitFor();
  expect(await filled(page).count()).toBe(1);
  expect(await page.locator('[data-place="ask/0"] [data-next-action]').count()).toBe(1);

  await page.keyboard.press('Control+Enter');
  await page.locator('[data-place="ask/1"] [data-next-action]').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-place="ask/2"] [data-next-action]').waitFor();
  const runs = lab.asked.filter(({ path }) => path.endsWith('/run'));
  expect(runs.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /api/labs/my/lessons/01-every-part/steps/ask/actions/0/run',
    'POST /api/labs/my/lessons/01-every-part/steps/ask/actions/1/run',
  ]);
});

test('a syllable that is being composed runs nothing', async () => {
  const { page, lab } = await open(lesson, atStep(1), { '/run': { terminal: 'db-replica' } });
  await filled(page).waitFor();
  await page.evaluate(() => {
    const keys = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', { ...keys, isComposing: true }));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { ...keys, keyCode: 229 }));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true, isComposing: true }));
  });
  expect(await page.locator('dialog').count()).toBe(0);
  expect(lab.asked.filter(({ path }) => path.endsWith('/run'))).toEqual([]);
});

test('the language changes where the reader is, and the lab pane stays as it is', async () => {
  const { page } = await open(lesson, atStep(1));
  await page.locator('#lab [role="tablist"]').waitFor();
  await page.evaluate(() => {
    const pane = document.querySelector('#lab [role="tablist"]');
    pane?.setAttribute('data-still-here', 'yes');
    document.getElementById('compare')?.scrollIntoView();
  });
  const before = await page.locator('#compare').boundingBox();
  await page.getByRole('link', { name: 'Read in English' }).click();
  await page.getByRole('heading', { name: 'Compare them' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/en/lessons/01-every-part');
  const after = await page.locator('#compare').boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(3);
  expect(await page.locator('#lab [data-still-here]').count()).toBe(1);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('a reload comes back to the place', async () => {
  const { page } = await open(lesson, atStep(1));
  await page.locator('#compare').waitFor();
  await page.evaluate(() => document.getElementById('compare')?.scrollIntoView());
  const before = await page.locator('#compare').boundingBox();
  await page.reload();
  await page.locator('#compare').waitFor();
  const after = await page.locator('#compare').boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(3);
});

test('why a step is not done stands in the step, with its values', async () => {
  const { page } = await open(
    lesson,
    atStep(0, { verdict: { state: 'not-yet', reason: 'not-started', values: { name: 'db-source' } } }),
  );
  await page.getByText('db-source가 아직 없어요. db-source부터 켜 주세요.').waitFor();
});

test('a mistake is named with the words of the server and its cure', async () => {
  const { page, lab } = await open(
    lesson,
    atStep(1, {
      diagnoses: [
        {
          id: 'source-host-unknown',
          on: 'db-replica',
          values: { host: 'db-sorce' },
          evidence: "2005 Unknown MySQL server host 'db-sorce'",
          curable: true,
        },
      ],
    }),
    { '/cure': { id: 't', kind: 'cure', done: 0, total: 1, startedAt: 0 } },
  );
  await page.getByText('db-sorce(이)라는 이름의 서버를 찾을 수 없어요').waitFor();
  await page.getByText("2005 Unknown MySQL server host 'db-sorce'").waitFor();
  await page.getByRole('button', { name: '고치기' }).click();
  await expect
    .poll(() => lab.asked.at(-1)?.path)
    .toBe('/api/labs/my/lessons/01-every-part/diagnoses/source-host-unknown/db-replica/cure');
});

test("a file of the learner's own is replaced only after its changes were shown", async () => {
  const present = { path: 'demo/compose.yaml', text: 'services: {}\n', version: 'v1' };
  const wanted = 'services:\n  db-source: {}\n';
  const { page, lab } = await open(lesson, atStep(0), {
    '/preview': { path: present.path, wanted, present, learnersOwn: true },
    '/write': { ...present, text: wanted, version: 'v2' },
  });
  await page.getByRole('button', { name: '이 파일 쓰기' }).click();
  await page.getByText('직접 고친 파일이에요.').waitFor();
  expect(await page.locator('pre del').innerText()).toContain('services: {}');
  expect(lab.asked.some(({ path }) => path.endsWith('/write'))).toBe(false);
  await page.getByRole('button', { name: '바꾸기' }).click();
  await expect.poll(() => lab.asked.some(({ path }) => path.endsWith('/write'))).toBe(true);
  await page.locator('[data-place="write-files/1"] [data-next-action]').waitFor();
});

test('lines of a file are explained to the keyboard, one stop for the Tab key', async () => {
  const { page } = await open(lesson, atStep(0));
  const lines = page.locator('[data-explained]');
  await lines.first().focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('3306:3306');
  expect(await page.getByText('바깥:안').isVisible()).toBe(true);
  expect(await page.getByText('어떤 이미지로 켤지 정해요.').isVisible()).toBe(false);
  expect(await page.locator('[data-explained][tabindex="0"]').count()).toBe(1);
});

test('a question explains each answer, keeps what was answered, and the quiz counts first tries', async () => {
  const { page } = await open(lesson, atStep(1));
  await page.getByRole('button', { name: '테이블 파일' }).click();
  await page.getByText('아니요, 로그예요.').waitFor();
  await page.getByRole('button', { name: '바이너리 로그' }).click();
  await page.getByRole('button', { name: '기다리지 않는다' }).click();
  await page.getByText('2문제 가운데 1문제를 한 번에 맞혔어요').waitFor();
  await page.reload();
  await page.getByText('2문제 가운데 1문제를 한 번에 맞혔어요').waitFor();
});

test('what the lab does for the learner says first what will happen', async () => {
  const { page, lab } = await open(lesson, atStep(1), {
    '/go-to': { id: 't', kind: 'go-to', done: 0, total: 3, startedAt: 0 },
  });
  await page.locator('#compare').getByRole('button', { name: '단계 메뉴' }).click();
  await page.getByRole('button', { name: '이 단계 처음으로 가기' }).click();
  await page.getByText('실습 컨테이너와 볼륨을 지우고').waitFor();
  expect(lab.asked.some(({ path }) => path.endsWith('/go-to'))).toBe(false);
  await page.getByRole('button', { name: '지우고 가기' }).click();
  await expect.poll(() => lab.asked.some(({ path }) => path.endsWith('/steps/compare/go-to'))).toBe(true);
});

test('the picture of replication moves a transaction by one leg at a time', async () => {
  const { page } = await open(lesson, atStep(0));
  await page.getByRole('button', { name: '소스에 쓰기' }).click();
  await page.getByRole('img', { name: '소스 커밋 1건, 레플리카가 받은 것 0건' }).waitFor();
  await page.getByRole('switch', { name: '어플라이어 켜짐' }).click();
  await page.getByRole('button', { name: '한 걸음' }).click();
  await page.getByRole('img', { name: '레플리카가 받은 것 1건, 적용한 것 0건' }).waitFor();
  await page.getByText('릴레이 로그에만 쌓여요').waitFor();
});

test('without the lab the lesson is there to read and says how to start it', async () => {
  const page = await site.open('/en/lessons/01-every-part', { viewport: { width: 390, height: 844 } });
  pages.push(page);
  await page.getByText('For now this is for reading only').waitFor();
  await page.getByText('npm start', { exact: true }).first().waitFor();
  expect(await page.getByRole('button', { name: 'Run', exact: true }).count()).toBe(0);
});

test('nothing moves while a lesson loads', async () => {
  const page = await site.open(lesson, {}, async (page) => {
    await fakeLab(page, [...readyLab(), ...atStep(1)]);
    await page.addInitScript(() => {
      Object.assign(globalThis, { shifts: [] });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          (globalThis as unknown as { shifts: number[] }).shifts.push(
            (entry as unknown as { value: number }).value,
          );
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
  });
  pages.push(page);
  await page.locator('#compare').waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.locator('#lab [role="tablist"]').waitFor();
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.05);
});

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

for (const [language, colorScheme, viewport] of [
  ['ko', 'light', wide],
  ['ko', 'dark', wide],
  ['en', 'light', wide],
  ['en', 'dark', wide],
  ['ko', 'light', narrow],
  ['en', 'dark', narrow],
] as const) {
  test(`axe finds nothing: every part, ${language}, ${colorScheme}, ${viewport.width} wide`, async () => {
    const { page } = await open(
      `/${language}/lessons/01-every-part`,
      atStep(1, { verdict: { state: 'broken', reason: 'container-missing', values: { name: 'db-source' } } }),
      {},
      { colorScheme, viewport },
    );
    await page.locator('#compare').waitFor();
    await page.locator('[data-place="quiz"] button').first().click();
    expect(await violations(page)).toEqual([]);
  });
}
