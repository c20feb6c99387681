import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { build } from 'vite';
import { vi } from 'vitest';
import type { Part } from '../../content/course.ts';
import { siteConfig } from '../build/site-config.ts';
import { serveDist } from './dist-server.ts';

export type BuiltSite = {
  /** The folder with the built site. */
  dist: string;
  url: string;
  open: (
    path: string,
    options?: BrowserContextOptions,
    prepare?: (page: Page) => Promise<unknown>,
  ) => Promise<Page>;
  close: () => Promise<void>;
};

/** Builds the site from a course, serves it, and opens it in a browser of the system. */
export async function builtSite(course: Part[], folder: string): Promise<BuiltSite> {
  const dist = await mkdtemp(join(tmpdir(), 'replication-lab-site-'));
  // The test runner says NODE_ENV=test, for which Vite would build React for development.
  vi.stubEnv('NODE_ENV', 'production');
  await build({ configFile: false, logLevel: 'error', ...siteConfig({ course, folder, outDir: dist }) });
  vi.unstubAllEnvs();
  const server = await serveDist(dist);
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  return {
    dist,
    url: server.url,
    async open(path, options = {}, prepare = async () => {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      await prepare(page);
      await page.goto(server.url + path);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(dist, { recursive: true, force: true });
    },
  };
}
