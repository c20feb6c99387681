import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
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

async function open(path: string, options: Parameters<BuiltSite['open']>[1] = {}): Promise<Page> {
  const page = await site.open(path, options, (page) => fakeLab(page, [...readyLab(), ...atStep(1)]));
  pages.push(page);
  await page.waitForSelector('main h1');
  return page;
}

const narrow = { viewport: { width: 390, height: 844 } };

test('the first visit is in the language of the browser, later ones in the one that was chosen', async () => {
  const english = await open('/', { locale: 'en-GB' });
  expect(new URL(english.url()).pathname).toBe('/en/');
  await english.getByRole('link', { name: '한국어로 읽기' }).click();
  await english.waitForURL('**/ko/');
  await english.goto(`${site.url}/`);
  await english.waitForURL('**/ko/');
});

test('the map has one thing to do next and says what is done', async () => {
  const page = await open('/ko/');
  await page.getByText('1단계 적용').waitFor();
  const next = page.getByRole('link', { name: '이어서 하기' });
  await next.click();
  await page.waitForURL('**/ko/lessons/01-every-part#ask');
  const heading = await page.getByRole('heading', { name: '서버에 물어봐요' }).boundingBox();
  expect(heading?.y).toBeLessThan(200);
});

test('the theme is remembered and there before the first paint', async () => {
  const page = await open('/ko/', { colorScheme: 'light' });
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
  const button = page.getByRole('button', { name: '화면 색' });
  await button.click();
  expect(await theme()).toBe('light');
  await button.click();
  expect(await theme()).toBe('dark');
  // The script that sets it must run before anything else of the page does.
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.reload();
  expect(await theme()).toBe('dark');
});

test('the keyboard reaches text, lab and splitter, and the list of shortcuts', async () => {
  const page = await open('/ko/lessons/01-every-part');
  await page.locator('#lab [role="tablist"]').waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('본문으로 건너뛰기');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('text');

  const splitter = page.getByRole('separator');
  await splitter.focus();
  const before = Number(await splitter.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowLeft');
  expect(Number(await splitter.getAttribute('aria-valuenow'))).toBe(before + 2);

  await page.keyboard.press('F6');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('#lab') !== null)).toBe(true);
  await page.keyboard.press('F6');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('text');

  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '단축키' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);

  await page.keyboard.press('Alt+l');
  await expect.poll(() => page.locator('#lab').isVisible()).toBe(false);
  await page.keyboard.press('Alt+l');
  await expect.poll(() => page.locator('#lab').isVisible()).toBe(true);
});

test('the width of the lab and whether it is open are remembered', async () => {
  const page = await open('/ko/lessons/01-every-part');
  await page.getByRole('separator').focus();
  await page.keyboard.press('End');
  await page.reload();
  expect(await page.getByRole('separator').getAttribute('aria-valuenow')).toBe('25');
  await page.getByRole('button', { name: '실습 환경 접기' }).click();
  await page.reload();
  await page.getByRole('button', { name: '실습 환경 열기' }).waitFor();
  expect(await page.locator('#lab').isVisible()).toBe(false);
});

test('on a narrow screen the text is the page and the lab a sheet from below', async () => {
  const page = await open('/ko/lessons/01-every-part', narrow);
  await page.locator('#compare').waitFor();
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBe(390);
  const closed = await page.locator('#lab').boundingBox();
  expect(closed?.height).toBeLessThan(80);
  await page.getByRole('button', { name: '실습 환경 열기' }).click();
  await page.locator('#lab [role="tablist"]').waitFor();
  await expect.poll(async () => (await page.locator('#lab').boundingBox())?.height).toBeGreaterThan(400);
  expect(await page.locator('main h1').isVisible()).toBe(true);
  expect(await width()).toBe(390);
});

test('an address that leads nowhere says so and leads back', async () => {
  const page = await open('/en/lessons/99-nothing');
  await page.getByRole('link', { name: 'Go to the course map' }).click();
  await page.waitForURL('**/en/');
});

for (const language of ['ko', 'en']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: the map, ${language}, ${colorScheme}`, async () => {
      expect(await violations(await open(`/${language}/`, { colorScheme }))).toEqual([]);
    });
  }
}
