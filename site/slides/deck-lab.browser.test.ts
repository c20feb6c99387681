import { join } from 'node:path';
import type { Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { course } from '../../content/course.ts';
import type { LabMessage } from '../../lab/contract/socket.ts';
import { builtSite, type BuiltSite } from '../testing/built-site.ts';
import { fakeLab, readyLab } from '../testing/fake-lab.ts';

let site: BuiltSite;

beforeAll(async () => {
  site = await builtSite(course, join(import.meta.dirname, '../../content/lessons'));
});
afterAll(() => site.close());

const eventually = { timeout: 30_000 };
const slug = '06-point-the-replica';

/** A deck of a lesson beside a lab that notes what it is asked and what is typed. */
async function openDeck(place: string, lesson = slug, answers: Record<string, unknown> = {}) {
  const typed: string[] = [];
  const sockets: WebSocketRoute[] = [];
  let lab: Awaited<ReturnType<typeof fakeLab>> | undefined;
  const page = await site.open(
    `/en/slides/${lesson}#/${place}`,
    { viewport: { width: 1280, height: 720 } },
    async (page) => {
      lab = await fakeLab(page, readyLab(), {
        '/type': { terminal: 'db-replica' },
        '/run': { terminal: 'db-replica' },
        ...answers,
      });
      await page.routeWebSocket('**/terminals/**', (route) => {
        sockets.push(route);
        route.onMessage((text) => {
          const message = JSON.parse(String(text)) as { type: string; data?: string };
          if (message.type === 'input') typed.push(message.data ?? '');
        });
        route.send(
          JSON.stringify({ type: 'screen', position: 0, columns: 100, rows: 16, data: 'db-replica> ' }),
        );
      });
    },
  );
  if (lab === undefined) throw new Error('the page was opened without its lab');
  await page.locator('.reveal.ready').waitFor(eventually);
  return { page, lab, typed, sockets };
}

/** The first slide with a fence: the second column, its first slide with a terminal. */
async function onFence(page: Page): Promise<void> {
  const kind = () =>
    page.evaluate(
      () =>
        document.querySelector<HTMLElement>('.slides section.present:not(.stack) [data-kind]')?.dataset[
          'kind'
        ],
    );
  for (let presses = 0; (await kind()) !== 'action'; presses++) {
    if (presses > 20) throw new Error('there is no fence');
    await page.keyboard.press('ArrowRight');
  }
  await page.locator('[data-stage="live"] .xterm-rows').waitFor(eventually);
}

test('one key types the fence, a second runs it, whatever the keyboard says its letter is', async () => {
  const { page, lab, typed } = await openDeck('1');
  await onFence(page);
  await page.evaluate(() =>
    dispatchEvent(new KeyboardEvent('keydown', { key: 'ㅅ', code: 'KeyT', bubbles: true })),
  );
  const typing = {
    method: 'POST',
    path: `/api/labs/my/lessons/${slug}/steps/own-transaction/actions/0/type`,
  };
  await expect.poll(() => lab.asked, eventually).toContainEqual(typing);
  await page.keyboard.press('Enter');
  await expect.poll(() => typed, eventually).toEqual(['\r']);
  await page.keyboard.press('Enter');
  const running = { method: 'POST', path: typing.path.replace(/type$/, 'run') };
  await expect.poll(() => lab.asked, eventually).toContainEqual(running);
  await page.context().close();
});

test('keys typed in the terminal are the terminal’s; Escape gives them back to the deck', async () => {
  const { page, typed, lab } = await openDeck('1');
  await onFence(page);
  await page.locator('[data-stage="live"] .xterm-helper-textarea').focus();
  await page.keyboard.press('t');
  await expect.poll(() => typed, eventually).toEqual(['t']);
  expect(lab.asked.filter(({ path }) => path.endsWith('/type'))).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await page.keyboard.press('b');
  await page.locator('.reveal.paused').waitFor(eventually);
  await page.context().close();
});

test('a reset is asked for on the slide and goes to its step', async () => {
  const { page, lab } = await openDeck('1');
  await onFence(page);
  await page.keyboard.press('r');
  await page.getByRole('dialog').waitFor(eventually);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden', ...eventually });
  expect(lab.asked.filter(({ path }) => path.endsWith('/go-to'))).toEqual([]);
  await page.keyboard.press('r');
  await page.getByRole('button', { name: 'Reset' }).click();
  const going = { method: 'POST', path: `/api/labs/my/lessons/${slug}/steps/own-transaction/go-to` };
  await expect.poll(() => lab.asked, eventually).toContainEqual(going);
  await page.context().close();
});

test('a step turns green on the slide, and only then', async () => {
  const { page, lab } = await openDeck('1');
  await onFence(page);
  const lesson: Extract<LabMessage, { type: 'lesson' }> = {
    type: 'lesson',
    lesson: {
      lesson: slug,
      steps: [{ id: 'own-transaction', state: 'current' }],
      diagnoses: [],
    },
  };
  lab.say(lesson);
  const green = page.locator('section.present').getByRole('img', { name: 'done' });
  expect(await green.count()).toBe(0);
  lab.say({
    ...lesson,
    lesson: { ...lesson.lesson, steps: [{ id: 'own-transaction', state: 'done', doneAt: 1 }] },
  });
  await green.waitFor(eventually);
  await page.context().close();
});

test('a file is written by the same key; what is there already is replaced only when asked', async () => {
  const file = { path: 'first/run.sh', text: 'mine\n', version: 'v1' };
  const { page, lab } = await openDeck('1', '01-compose', {
    '/preview': { path: 'first/run.sh', wanted: 'ours\n', present: file, learnersOwn: true },
    '/write': { ...file, text: 'ours\n', version: 'v2' },
  });
  await page.locator('section.present [data-kind="file"]').waitFor(eventually);
  await page.keyboard.press('t');
  await page.getByRole('dialog', { name: /run\.sh/ }).waitFor(eventually);
  expect(lab.asked.filter(({ path }) => path.endsWith('/write'))).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText('✓ written').waitFor(eventually);
  await page.context().close();
});

test('while the lab is away the recording plays in its place, marked as one; then it is live again', async () => {
  const { page, lab } = await openDeck('1');
  await onFence(page);
  const [labState] = readyLab();
  if (labState?.type !== 'lab') throw new Error('the lab tells its own state first');
  lab.say({ ...labState, lab: { ...labState.lab, phase: 'failed' } });
  const recorded = page.locator('[data-stage="recording"]');
  await recorded.getByText(/^Recording of /).waitFor(eventually);
  await page.keyboard.press('t');
  await recorded.getByText('@@gtid_executed').first().waitFor(eventually);
  expect(lab.asked.filter(({ path }) => path.endsWith('/type'))).toEqual([]);
  lab.say(labState);
  await recorded.waitFor({ state: 'detached', ...eventually });
  await page.locator('[data-stage="live"]').waitFor(eventually);
  await page.context().close();
});

test('the list of keys leads back to the lesson, and a slide is found by its number', async () => {
  const { page } = await openDeck('0');
  await page.keyboard.press('g');
  await page.getByRole('textbox').fill('12');
  await page.keyboard.press('Enter');
  await page.getByText(/^12 \/ \d+$/).waitFor(eventually);
  await page.keyboard.press('?');
  await page.getByRole('link', { name: 'Back to the lesson' }).click();
  await page
    .getByRole('heading', { level: 1, name: 'Pointing the replica at the source' })
    .waitFor(eventually);
  await page.context().close();
});

test('printed, every slide is a page with its expected output and all its notes', async () => {
  const { page } = await openDeck('0');
  const count = await page.locator('.slides section:not(.stack)').count();
  await page.goto(`${site.url}/en/slides/${slug}?print-pdf`);
  await expect.poll(() => page.locator('.pdf-page').count(), eventually).toBe(count);
  expect(await page.locator('.xterm').count()).toBe(0);
  await page.context().close();
});
