import type { Browser } from 'playwright-core';
import { CHROMIUM_VARIABLE, ensureChromium, launchBrowser } from '../testing/chromium.ts';

/** Lends a Chromium, the same one that the tests use. */
export async function withBrowser<Answer>(use: (browser: Browser) => Promise<Answer>): Promise<Answer> {
  process.env[CHROMIUM_VARIABLE] = await ensureChromium(() => undefined);
  const browser = await launchBrowser();
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}
