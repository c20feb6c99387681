import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import type { Recording } from '../../lab/contract/recording.ts';
import type { Session } from '../../lab/contract/routes.ts';
import type { Poll } from '../../lab/contract/talk.ts';
import { violations } from '../testing/axe.ts';
import { patience, testPages } from '../testing/test-pages.ts';
import { StandInTalk } from '../talk/testing/stand-in-talk.ts';

const open = testPages();
let talk: StandInTalk;
beforeEach(() => {
  talk = new StandInTalk();
});

const lesson = '01-every-part';
const phone = { viewport: { width: 390, height: 844 } };
const laptop = { viewport: { width: 1280, height: 720 } };

type Someone = { who?: string; session?: Session | null; path?: string; look?: BrowserContextOptions };

async function follow({
  who = 'Follower 1',
  session = null,
  path = '/ko/follow',
  look = laptop,
}: Someone = {}) {
  return open(path, look, (page) => talk.serve(page, who, session));
}

const begin = (change: Parameters<StandInTalk['show']>[0] = {}) =>
  talk.show({ lesson, place: { h: 0, v: 0, f: -1 }, startedAt: Date.now(), ...change });
const title = (page: Page, name: string) => page.getByRole('heading', { name }).last();
const terminal = (page: Page) => page.locator('.xterm-rows');

const poll: Poll = { lesson, question: 'q2', state: 'open', votes: [3, 1], voters: 4 };

test('whoever is early waits calmly, and the talk begins by itself', async () => {
  const page = await follow();
  await page.getByText('곧 시작해요').waitFor();
  begin();
  await title(page, '모든 것이 있는 과').waitFor();
});

test('a latecomer sees the slide and the whole screen, then what is typed; the terminal stays linked from slide to slide', async () => {
  talk.print('~/demo $ docker compose up -d\r\n한글도 보여요\r\n');
  begin({ place: { h: 2, v: 1, f: -1 }, terminal: 'db-replica' });
  const page = await follow({ look: phone });
  await expect.poll(() => terminal(page).textContent(), { timeout: patience }).toContain('한글도 보여요');
  talk.print('now typed');
  await expect.poll(() => terminal(page).textContent(), { timeout: patience }).toContain('now typed');
  begin({ place: { h: 2, v: 2, f: -1 }, terminal: 'db-replica' });
  begin({ place: { h: 0, v: 0, f: -1 }, terminal: null });
  await terminal(page).waitFor({ state: 'hidden' });
  begin({ place: { h: 2, v: 1, f: -1 }, terminal: 'db-replica' });
  await terminal(page).waitFor();
  expect(talk.terminalsOpened).toBe(1);
});

test('nothing that a follower types reaches the terminal', async () => {
  begin({ place: { h: 2, v: 1, f: -1 }, terminal: 'db-replica' });
  const page = await follow({ look: phone });
  await page.locator('.xterm-screen').click();
  await page.keyboard.type('rm -rf /');
  talk.print('end of it');
  await expect.poll(() => terminal(page).textContent(), { timeout: patience }).toContain('end of it');
  expect(talk.heardOnTerminals).toEqual([]);
});

test('a lost connection is told, and mended without being asked', async () => {
  begin();
  const page = await follow();
  await title(page, '모든 것이 있는 과').waitFor();
  talk.down();
  const lost = page.getByText('연결이 끊겼어요', { exact: false });
  await lost.waitFor();
  begin({ lesson: '02-and-next' });
  talk.up();
  await title(page, '다음 과').waitFor();
  await lost.waitFor({ state: 'hidden' });
});

test('a reader leaves live, stays while the talk goes on, and is back with one press', async () => {
  begin();
  const page = await follow();
  await page.getByText('실시간', { exact: true }).waitFor();
  await page.getByRole('button', { name: '다음' }).click();
  await page.getByText('실시간은 「모든 것이 있는 과」', { exact: false }).waitFor();
  begin({ place: { h: 2, v: 0, f: -1 } });
  await page.getByText('실시간은 「서버에 물어봐요」', { exact: false }).waitFor();
  await page.getByRole('button', { name: '실시간으로' }).click();
  await page.getByText('실시간', { exact: true }).waitFor();
  await title(page, '서버에 물어봐요').waitFor();
});

test('a lesson that the speaker left is still there for who reads in it', async () => {
  begin();
  const page = await follow();
  await page.getByRole('button', { name: '다음' }).click();
  begin({ lesson: '02-and-next' });
  await page.getByText('실시간은 다른 레슨에 있어요: 다음 과').waitFor();
  await page.keyboard.press('Escape');
  await title(page, '다음 과').waitFor();
});

test('a poll: vote, change it, and see what the room chose and what is right', async () => {
  begin({ poll });
  const page = await follow({ look: phone });
  const other = await follow({ who: 'Follower 2' });
  await page.getByText('레플리카는 무엇을 읽나요?').first().waitFor();
  await page.getByRole('button', { name: '테이블 파일' }).click();
  await page.getByRole('button', { name: '테이블 파일', pressed: true }).waitFor();
  await page.getByRole('button', { name: '바이너리 로그' }).click();
  await page.getByRole('button', { name: '바이너리 로그', pressed: true }).waitFor();
  await other.getByText('5명이 답했어요').waitFor();
  expect(await other.getByText('80%').count()).toBe(0);
  talk.show({ poll: { ...poll, state: 'closed' } });
  const card = page.getByRole('region', { name: '투표' });
  await card.getByText('4명 · 80%').waitFor();
  await card.getByRole('img', { name: '정답' }).waitFor();
  await card.getByText('내가 고른 답').waitFor();
  expect(await other.getByText('내가 고른 답').count()).toBe(0);
});

test('a question is asked and another one is wanted too', async () => {
  const asked = { id: 'other', text: 'GTID가 뭐예요?', votes: 1, at: 0, answered: false, mine: false };
  talk.questions = [asked];
  begin();
  const page = await follow({ look: phone });
  await page.getByRole('tab', { name: '질문 1' }).click();
  await page.getByLabel('질문하기').fill('레플리카를 더 둘 수 있나요?');
  await page.getByRole('button', { name: '보내기' }).click();
  await page.getByRole('listitem').filter({ hasText: '레플리카를 더 둘 수 있나요?' }).waitFor();
  expect(await page.getByLabel('질문하기').inputValue()).toBe('');
  await page.getByRole('button', { name: '나도 궁금해요: GTID가 뭐예요?', exact: false }).click();
  await page.getByRole('button', { name: 'GTID가 뭐예요?', pressed: true }).waitFor();
  expect(talk.questions.find(({ id }) => id === 'other')?.votes).toBe(2);
});

test('a question that came too soon is back in the line, with the reason', async () => {
  begin();
  const page = await follow();
  await page.getByLabel('질문하기').fill('또 하나 물을게요');
  talk.refuseQuestions = true;
  await page.getByRole('button', { name: '보내기' }).click();
  await page.getByText('조금 있다가 다시 보내 주세요.').waitFor();
  expect(await page.getByLabel('질문하기').inputValue()).toBe('또 하나 물을게요');
});

test('the reader’s language is their own, and the place is the same', async () => {
  begin({ place: { h: 2, v: 0, f: -1 } });
  const page = await follow();
  await title(page, '서버에 물어봐요').waitFor();
  await page.getByRole('link', { name: 'Read in English' }).click();
  await title(page, 'Ask the server').waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
});

test('checks turn green for the audience too', async () => {
  begin({
    steps: [
      { id: 'write-files', state: 'current' },
      { id: 'ask', state: 'ahead' },
    ],
    step: 'write-files',
  });
  const page = await follow();
  await page.getByText('2단계 중 0단계 완료').waitFor();
  begin({
    steps: [
      { id: 'write-files', state: 'done' },
      { id: 'ask', state: 'current' },
    ],
    step: 'write-files',
  });
  await page.getByText('완료: 파일을 써요').waitFor({ state: 'attached' });
  await page.getByText('2단계 중 1단계 완료').waitFor();
});

test('black is black, but not for who reads ahead', async () => {
  begin({ black: true });
  const page = await follow();
  await page.getByText('발표자가 화면을 잠시 껐어요').waitFor();
  await page.getByRole('button', { name: '다음' }).click();
  await page.getByText('발표자가 화면을 잠시 껐어요').waitFor({ state: 'hidden' });
});

test('whoever has a lab does the step there; whoever has none is told how to get one', async () => {
  begin({ place: { h: 1, v: 0, f: -1 }, step: 'write-files' });
  const learner = { lab: 'c12345678', role: 'learner', version: 'test', class: 'Class' } as const;
  const mine = await follow({ session: learner });
  await mine
    .locator(`a[href="/ko/lessons/${lesson}#write-files"]`, { hasText: '이 단계를 내 실습 환경에서 하기' })
    .waitFor();
  const nobody = await follow({ who: 'Follower 2' });
  await nobody.getByText('npm ci && npm start').waitFor();
});

test('while the speaker’s lab is away its recording plays, marked as one; then it is live again', async () => {
  const step = 'ask';
  const place = { h: 2, v: 1, f: -1 };
  const recording: Recording = {
    lesson,
    step,
    recordedAt: Date.UTC(2026, 4, 3, 12),
    mysql: '9.7.4',
    columns: 100,
    rows: 24,
    actions: ['SELECT 1;'],
    frames: [[0.2, 0, 'db-replica> SELECT 1;']],
  };
  begin({ place, step, recording: true, terminal: 'db-replica' });
  const page = await follow();
  await page.getByText('예상 출력을 보여 드려요', { exact: false }).waitFor();
  await page.route(`**/api/recordings/${lesson}/${step}`, (route) => route.fulfill({ json: recording }));
  await page.getByText(/^녹화 · 2026\. 5\. 3\./).waitFor();
  await expect.poll(() => terminal(page).textContent(), { timeout: patience }).toContain('SELECT 1;');
  expect(await violations(page)).toEqual([]);
  talk.print('live again');
  talk.show({ recording: false });
  await page.getByText(/^녹화/).waitFor({ state: 'hidden' });
  await expect.poll(() => terminal(page).textContent(), { timeout: patience }).toContain('live again');
});

test('on a telephone a slide’s code can be read, and what is wider is scrolled inside it', async () => {
  begin({ place: { h: 2, v: 1, f: -1 } });
  const page = await follow({ look: phone });
  const code = page.locator('figure pre');
  await code.last().waitFor();
  const heights = await code.evaluateAll((all) =>
    all.map((pre) => parseFloat(getComputedStyle(pre).fontSize) * pre.currentCSSZoom),
  );
  expect(heights).toHaveLength(2);
  for (const height of heights) expect(height).toBeGreaterThanOrEqual(11);
  expect(await violations(page)).toEqual([]);
  // Where the speaker's terminal stands below, what it will print is not told before.
  talk.show({ terminal: 'db-replica' });
  await terminal(page).waitFor();
  expect(await code.count()).toBe(1);
});

test('well for axe and no wider than the screen: both themes, telephone and laptop', async () => {
  talk.questions = [{ id: 'q', text: '질문', votes: 2, at: 0, answered: false, mine: true }];
  const step = { id: 'write-files', state: 'done' } as const;
  begin({ place: { h: 2, v: 1, f: -1 }, terminal: 'db-replica', steps: [step], poll });
  for (const look of [phone, laptop]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await follow({
        look: { ...look, colorScheme },
        path: colorScheme === 'dark' ? '/en/follow' : '/ko/follow',
      });
      await page.locator('.xterm-rows').waitFor();
      await page.getByRole('region', { name: /투표|Poll/ }).waitFor();
      expect(await violations(page), `${look.viewport.width} ${colorScheme}`).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    }
  }
});
