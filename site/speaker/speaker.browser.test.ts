import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
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
const stage = { viewport: { width: 1280, height: 720 } };
const poll: Poll = { lesson, question: 'q1', state: 'open', votes: [3, 9], voters: 12 };

async function speak(look: BrowserContextOptions = stage, path = '/ko/speaker') {
  const session = { lab: 'my', role: 'speaker', version: 'test', class: null } as const;
  return open(path, look, (page) => talk.serve(page, 'Speaker 1', session));
}

const begin = (change: Parameters<StandInTalk['show']>[0] = {}) =>
  talk.show({ lesson, place: { h: 2, v: 0, f: -1 }, startedAt: Date.now(), ...change });
const said = (type: string) => talk.said.filter((message) => message.type === type);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

test('before the talk: the way for the audience, and the lesson to choose', async () => {
  const page = await speak();
  await page.getByText('192.0.2.7:4360/f', { exact: true }).waitFor();
  await expect
    .poll(() => said('hello'), { timeout: patience })
    .toEqual([{ type: 'hello', name: '', kind: 'view' }]);
  await page.getByRole('combobox', { name: '레슨' }).selectOption('02-and-next');
  await expect
    .poll(() => said('go'), { timeout: patience })
    .toEqual([{ type: 'go', lesson: '02-and-next', place: { h: 0, v: 0, f: -1 } }]);
});

test('the notes are in the speaker’s language, whatever the slide’s is', async () => {
  begin({ language: 'en', place: { h: 1, v: 0, f: -1 } });
  const page = await speak();
  const notes = page.getByRole('region', { name: '노트' }).last();
  await notes.getByText('레플리카', { exact: false }).first().waitFor();
  await page.locator('figure').first().getByText('Write the files', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: 'English', pressed: false }).click();
  await expect.poll(() => notes.textContent(), { timeout: patience }).not.toMatch(/[가-힣]/);
});

test('keys and buttons lead the deck; text keeps its keys', async () => {
  begin();
  const page = await speak();
  await page.getByRole('toolbar').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('t');
  await press(page, /^이전/);
  await press(page, /^실행/);
  await page.getByLabel('내 이름').fill('');
  await page.getByLabel('내 이름').pressSequentially('trb');
  await press(page, '초기화');
  await press(page, '정말 초기화');
  await page.keyboard.press('b');
  await expect.poll(() => said('black'), { timeout: patience }).toEqual([{ type: 'black', on: true }]);
  expect(said('do').map((message) => 'what' in message && message.what)).toEqual([
    'next',
    'type',
    'previous',
    'run',
    'reset',
  ]);
});

test('a poll is opened from its slide, seen live, closed and put away', async () => {
  begin({ place: { h: 2, v: 0, f: -1 } });
  const page = await speak();
  await press(page, '투표 열기');
  await expect
    .poll(() => said('poll'), { timeout: patience })
    .toEqual([{ type: 'poll', lesson, question: 'q1', choices: 2, state: 'open' }]);
  talk.show({ poll });
  await page.getByText('9명 · 75%').waitFor();
  await press(page, '닫고 결과 보여 주기');
  talk.show({ poll: { ...poll, state: 'closed' } });
  const card = page.getByRole('region', { name: '투표' });
  await card.getByRole('img', { name: '정답' }).waitFor();
  await press(page, '치우기');
  await expect
    .poll(() => said('poll').map((message) => 'state' in message && message.state), { timeout: patience })
    .toEqual(['open', 'closed', 'gone']);
});

test('questions are marked and removed; removing asks once more', async () => {
  talk.questions = [{ id: 'one', text: 'GTID가 뭐예요?', votes: 3, at: 0, answered: false, mine: false }];
  begin();
  const page = await speak();
  await press(page, '답한 것으로 표시');
  await press(page, '지우기');
  await press(page, '정말 지우기');
  await expect
    .poll(() => talk.said.slice(1), { timeout: patience })
    .toEqual([
      { type: 'answered', id: 'one', answered: true },
      { type: 'remove-question', id: 'one' },
    ]);
});

test('what the speaker’s lab still waits for is told in the words of the lesson', async () => {
  const verdict = { state: 'not-yet', reason: 'not-started', values: { name: 'db-source' } } as const;
  begin({ steps: [{ id: 'write-files', state: 'current', verdict }], step: 'write-files' });
  const page = await speak();
  const step = page.getByRole('listitem').filter({ hasText: '파일을 써요' });
  await step.getByText('db-source가 아직 없어요. db-source부터 켜 주세요.').waitFor();
  begin({ steps: [{ id: 'write-files', state: 'done', verdict: { state: 'done' } }], step: 'write-files' });
  await step.getByText('db-source가 아직 없어요').waitFor({ state: 'hidden' });
});

test('time is told against the plan, by the slide', async () => {
  begin({ startedAt: Date.now() - 3 * 3_600_000 });
  const page = await speak();
  await page.getByText(/^3:00:\d\d$/).waitFor();
  await page.getByText(/^\d+분 늦어요$/).waitFor();
});

test('control is handed to another speaker, and whoever has none only looks until they take it', async () => {
  begin();
  const page = await speak();
  await press(page, '진행 넘기기');
  expect(said('give-control')).toEqual([{ type: 'give-control', to: 'c' }]);
  talk.control = 'c';
  begin();
  await page.getByText('지금은 Speaker 2님이 진행하고 있어요.').waitFor();
  expect(await page.getByRole('button', { name: /^다음/ }).getAttribute('aria-disabled')).toBe('true');
  await press(page, '내가 진행하기');
  await expect.poll(() => said('take-control').length, { timeout: patience }).toBe(1);
});

test('the talk is ended, after asking once more', async () => {
  begin();
  const page = await speak();
  await press(page, '발표 끝내기');
  await page.getByText('질문과 투표는 지워져요', { exact: false }).waitFor();
  expect(said('end')).toEqual([]);
  await press(page, '정말 끝내기');
  await expect.poll(() => said('end'), { timeout: patience }).toEqual([{ type: 'end' }]);
});

test('someone without a role is shown the way to follow', async () => {
  const page = await open('/ko/speaker', stage, (page) => talk.serve(page, 'Follower 1', null));
  await page.getByRole('link', { name: '함께 보기로 가기' }).waitFor();
  expect(talk.said).toEqual([]);
});

test('well for axe and no wider than the screen: both themes, telephone and projector', async () => {
  talk.questions = [{ id: 'q', text: '질문', votes: 2, at: 0, answered: false, mine: true }];
  const verdict = { state: 'broken', reason: 'container-missing', values: { name: 'db-source' } } as const;
  begin({
    poll,
    steps: [
      { id: 'write-files', state: 'done' },
      { id: 'ask', state: 'current', verdict },
    ],
    step: 'ask',
  });
  for (const look of [phone, stage]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const path = colorScheme === 'dark' ? '/en/speaker' : '/ko/speaker';
      const page = await speak({ ...look, colorScheme }, path);
      await page.locator('figure h2').first().waitFor();
      await page.getByRole('toolbar').waitFor();
      expect(await violations(page), `${look.viewport.width} ${colorScheme}`).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    }
  }
});
