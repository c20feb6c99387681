import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { removeLab } from '../workbench/clear-lab.ts';
import { labDirectory } from '../workbench/lab-directory.ts';
import { launchBrowser } from '../testing/chromium.ts';
import { Learner } from '../testing/learner.ts';
import { startLab, type RunningLab } from '../testing/running-lab.ts';
import { randomLab, testEngine } from '../testing/test-engine.ts';

const lab = randomLab();
let home: string;
let running: RunningLab;
let browser: Browser;
let page: Page;
const broken: string[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'rl-learner-'));
  running = await start('0');
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ko-KR' });
  page.on('pageerror', (error) => broken.push(error.message));
});

afterAll(async () => {
  await browser.close();
  await running.stop();
  const engine = await testEngine();
  await removeLab(engine, lab);
  await engine.close();
  await rm(home, { recursive: true, force: true });
});

function start(port: string): Promise<RunningLab> {
  return startLab(home, { ...process.env, REPLICATION_LAB_NAME: lab }, port);
}

const prompt = () => page.locator('.xterm-rows:visible', { hasText: '$' });

it('goes through a lesson by pressing its buttons, over a language switch, a reload and a killed server', async () => {
  await page.goto(running.server.url);
  await page.getByRole('link', { name: '시작하기' }).click();
  await prompt().waitFor();
  const learner = new Learner(page);
  const first = await learner.currentStep();
  await learner.finishStep(first ?? '');

  // The other language shows the same step done, and the same shell with what it has printed.
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'What Compose does' }).waitFor();
  const second = await learner.currentStep();
  expect(second).not.toBe(first);
  await page.locator('.xterm-rows:visible', { hasText: 'sh run.sh' }).waitFor();
  await learner.finishStep(second ?? '');

  // A reload finds progress and screen again.
  await page.reload();
  await page.locator('.xterm-rows:visible', { hasText: 'docker rm -f db' }).waitFor();
  await learner
    .step(second ?? '')
    .and(page.locator('[data-state=done]'))
    .waitFor();

  // A screen is kept some two seconds after its last change; what is younger dies with a server that is killed.
  const kept = join(labDirectory(home, lab), 'terminals/shell.json');
  await expect.poll(() => readFile(kept, 'utf8'), { timeout: 30_000 }).toContain('docker rm -f db');

  // So does a page that stays open while its server is killed and started again on the same port.
  await running.kill();
  running = await start(String(running.server.record.port));
  await page.locator('.xterm-rows:visible', { hasText: 'docker rm -f db' }).waitFor();
  await learner
    .step(second ?? '')
    .and(page.locator('[data-state=done]'))
    .waitFor();

  const finished = await learner.finishLesson();
  expect(finished.length).toBeGreaterThanOrEqual(4);
  expect(broken).toEqual([]);
}, 600_000);

it('lets no stranger in', async () => {
  const origin = new URL(running.server.url).origin;
  const stranger = await browser.newContext();
  const answer = await stranger.request.get(`${origin}/ko/`);
  expect(answer.status()).toBe(403);
  await stranger.close();
});
