import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { build } from 'vite';
import type { RdsAnswer } from '../../../../lab/contract/rds.ts';
import { fonts } from '../../../build/fonts.ts';
import { serveDist } from '../../../testing/dist-server.ts';
import { standInApi, type Called } from './api.ts';

type Wanted = {
  query?: Record<string, string>;
  answers?: Record<string, RdsAnswer>;
  context?: BrowserContextOptions;
};

export type FormBench = {
  /** A form in a window of its own, on a stand-in for the API. */
  open: (wanted?: Wanted) => Promise<{ page: Page; called: Called[] }>;
  closeWindows: () => Promise<void>;
  close: () => Promise<void>;
};

/** Builds the page that shows one form, and opens it in Chromium. */
export async function openFormBench(): Promise<FormBench> {
  const folder = await mkdtemp(join(tmpdir(), 'console-form-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    plugins: [react(), fonts()],
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0 },
  });
  const server = await serveDist(folder);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });
  return {
    async open({ query = {}, answers = {}, context = {} } = {}) {
      const page = await (
        await browser.newContext({ viewport: { width: 1024, height: 900 }, ...context })
      ).newPage();
      const called = await standInApi(page, answers);
      await page.goto(`${server.url}/?${new URLSearchParams(query).toString()}`);
      await page.locator('form').waitFor();
      return { page, called };
    },
    closeWindows: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}
