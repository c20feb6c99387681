import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labFilter } from '../engine/lab-names.ts';
import { launchBrowser } from '../testing/chromium.ts';
import { startLab, type RunningLab } from '../testing/running-lab.ts';
import { randomLab, testEngine } from '../testing/test-engine.ts';
import { removeLab } from '../workbench/clear-lab.ts';

/** The speaker's lab; learners' labs are named by the class, which removes them at its end. */
const stage = randomLab();
const PROJECTOR = { viewport: { width: 1280, height: 720 } };
const PHONE = { viewport: { width: 390, height: 844 } };
const DESK = { viewport: { width: 1440, height: 900 } };
const eventually = { timeout: 60_000 };

let home: string;
let running: RunningLab;
let browser: Browser;
const broken: string[] = [];
/** What was printed for the instructor, without its label. */
const printed = (label: string) =>
  running.said.find((line) => line.startsWith(label))?.slice(label.length + 2) ?? '';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'rl-class-'));
  running = await startLab(home, { ...process.env, REPLICATION_LAB_NAME: stage }, '0', [
    '--class',
    '복제 교실',
    '--labs',
    '2',
  ]);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await running.stop();
  const engine = await testEngine();
  await removeLab(engine, stage);
  await engine.close();
  await rm(home, { recursive: true, force: true });
});

async function person(address: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ locale: 'ko-KR', ...options });
  context.setDefaultTimeout(eventually.timeout);
  const page = await context.newPage();
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(address);
  return page;
}

async function learner(name: string): Promise<Page> {
  const page = await person(`${printed('Learners join at')}#${printed('Join code')}`, DESK);
  await page.getByLabel('이름').fill(name);
  await page.getByRole('button', { name: '들어가기' }).click();
  await page.getByText(`${name} 님`).waitFor();
  await page.getByRole('link', { name: '시작하기' }).click();
  await shown(page, '$');
  return page;
}

const shown = (page: Page, text: string) =>
  page.locator('.xterm-rows:visible', { hasText: text }).waitFor(eventually);

/** Which slide of how many a follower's page shows. */
const place = (page: Page) =>
  page
    .getByText(/\d+ \/ \d+/)
    .first()
    .textContent();

/** Presses on until the slide shows this; a deck ends. */
async function turnTo(deck: Page, text: string): Promise<void> {
  const slide = deck.locator('.slides section.present:not(.stack)', { hasText: text });
  for (let press = 0; press < 60; press++) {
    if ((await slide.count()) > 0) return;
    await deck.keyboard.press('ArrowRight');
    // Fragments and slides move on the next frame.
    await deck.evaluate(() => new Promise((resolve) => void requestAnimationFrame(resolve)));
  }
  throw new Error(`no slide shows ${text}`);
}

test('a talk and a class: slides with a live terminal, followers, a poll, a stuck learner who is helped', async () => {
  const instructor = await person(printed("Instructor's link"), PROJECTOR);
  await instructor.getByText('아직 아무도 들어오지 않았어요').waitFor();
  const one = await learner('학습자 1');
  const two = await learner('학습자 2');
  await instructor.getByRole('button', { name: '학습자 2의 화면 보기' }).waitFor();

  // The speaker talks: the deck, the speaker view on a phone, a follower without an account.
  const deck = await person(printed("Speaker's link"), PROJECTOR);
  const origin = new URL(deck.url()).origin;
  await deck.goto(`${origin}/ko/slides/01-compose`);
  await deck.locator('.reveal.ready').waitFor();
  const view = await deck.context().newPage();
  await view.setViewportSize(PHONE.viewport);
  await view.goto(`${origin}/ko/speaker`);
  let link: WebSocketRoute | undefined;
  const follower = await person('about:blank', PHONE);
  await follower.routeWebSocket(/\/api\/talk\//, (socket) => {
    socket.connectToServer();
    link = socket;
  });
  await follower.goto(printed('An audience follows at'));
  await follower.getByRole('heading', { name: 'Compose가 하는 일', exact: true }).waitFor();
  await view.getByText('청중 1명').waitFor();

  // One key types, a second one runs; the follower sees it as it happens.
  await turnTo(deck, 'first/run.sh');
  await deck.keyboard.press('t');
  await deck.getByText('✓ 저장했어요').waitFor();
  await turnTo(deck, 'sh run.sh');
  await shown(deck, '$');
  await deck.keyboard.press('t');
  await shown(deck, 'sh run.sh');
  await shown(follower, 'sh run.sh');
  await deck.keyboard.press('Enter');
  const done = /단계 중 1단계 완료/;
  await follower.getByText(done).waitFor();

  // Whoever comes late sees the whole screen; whoever lost the connection is back by themselves.
  const latecomer = await person(printed('An audience follows at'), PROJECTOR);
  await shown(latecomer, 'sh run.sh');
  await link?.close();
  await view.getByRole('button', { name: /^다음/ }).click();
  await expect.poll(() => place(follower), eventually).toBe(await place(latecomer));

  // A question of the lesson is put to the room.
  await turnTo(deck, '?');
  await deck.keyboard.press('v');
  const vote = follower.getByRole('region', { name: '투표' });
  await vote.getByRole('button').first().click();
  await latecomer.getByRole('region', { name: '투표' }).getByRole('button').nth(1).click();
  await vote.getByText('2명').waitFor();
  await deck.keyboard.press('v');
  await vote.getByText('투표가 끝났어요').waitFor();
  await deck.getByText('50%').first().waitFor();

  // One learner fails again and again: the instructor sees who and why, looks, and helps after being let.
  await two.locator('.xterm-helper-textarea').focus();
  for (let failure = 1; failure <= 5; failure++) {
    await two.keyboard.type(`ls /not-here-${failure}\n`);
    await shown(two, `cannot access '/not-here-${failure}'`);
  }
  const row = instructor.getByRole('row').nth(1);
  await row.getByText('5번 연달아 실패').waitFor();
  await expect.poll(() => row.textContent(), eventually).toContain('학습자 2');
  expect(await two.getByText('강사가 보고 있어요').count()).toBe(0);
  await row.getByRole('button', { name: '학습자 2의 화면 보기' }).click();
  await two.getByText('강사가 보고 있어요').waitFor();
  await shown(instructor, 'not-here-5');
  await instructor.locator('.xterm-helper-textarea').focus();
  await instructor.keyboard.type('echo too-soon\n');
  await instructor.getByRole('button', { name: '키보드로 돕기' }).click();
  await two.getByRole('button', { name: '허락하기' }).click();
  await instructor.getByText('지금 입력할 수 있어요').waitFor();
  await instructor.locator('.xterm-helper-textarea').focus();
  await instructor.keyboard.type('echo helped-$((40 + 2))\n');
  await shown(two, 'helped-42');
  expect(await two.locator('.xterm-rows:visible').textContent()).not.toContain('too-soon');
  await two.getByRole('button', { name: '키보드 되찾기' }).click();
  await instructor.getByRole('button', { name: '키보드로 돕기' }).waitFor();

  // A word to everyone reaches the other learner too.
  await instructor.getByRole('button', { name: '모두에게' }).click();
  await instructor.getByRole('menuitem', { name: '메시지 보내기' }).click();
  await instructor.getByLabel('보낼 말').fill('십 분 쉬어요');
  await instructor.getByRole('button', { name: '보내기', exact: true }).click();
  await one.getByText('십 분 쉬어요').waitFor();

  // The end: everything is removed, and seen to be gone.
  await instructor.getByRole('button', { name: '모두에게' }).click();
  await instructor.getByRole('menuitem', { name: '수업 끝내기' }).click();
  await instructor.getByRole('dialog').getByRole('textbox').fill('복제 교실');
  await instructor.getByRole('button', { name: '끝내고 모두 지우기' }).click();
  await instructor.getByText('수업이 끝났어요').waitFor({ timeout: 120_000 });
  const engine = await testEngine();
  expect(await engine.docker.listContainers({ all: true, filters: labFilter(stage) })).toEqual([]);
  await engine.close();
  expect(broken).toEqual([]);
}, 600_000);
