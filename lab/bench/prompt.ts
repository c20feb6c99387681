import { median, type Figure } from './figure.ts';
import { startLab } from '../testing/running-lab.ts';
import { withBrowser } from './with-browser.ts';

const VISITS = 5;

export const prompt: Figure = {
  name: 'prompt',
  about: 'a lesson opened in Chromium: until its text stands, and until the prompt does',
  async run(home) {
    return withBrowser(async (browser) => {
      const running = await startLab(home);
      try {
        const [pages, prompts]: [number[], number[]] = [[], []];
        for (let visit = 0; visit < VISITS; visit += 1) {
          const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
          const page = await context.newPage();
          await page.goto(running.server.url);
          const lesson = new URL('/ko/lessons/01-compose', running.server.url).href;
          const begun = performance.now();
          await page.goto(lesson, { waitUntil: 'commit' });
          await page.locator('h1').first().waitFor();
          pages.push(performance.now() - begun);
          await page.locator('.xterm-rows', { hasText: '$' }).first().waitFor();
          prompts.push(performance.now() - begun);
          await context.close();
        }
        return [
          {
            what: 'prompt ready',
            ours: median(prompts),
            peer: median(pages),
            peerName: 'page ready',
            unit: 'ms',
          },
        ];
      } finally {
        await running.stop();
      }
    });
  },
};
