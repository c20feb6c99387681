import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { fonts } from '../../build/fonts.ts';
import { StandIn } from './stand-in.ts';

export type PaneBench = {
  browser: Browser;
  /** A new window on a new stand-in; both go with `close`. */
  open(prepare?: (lab: StandIn) => void, query?: string): Promise<{ page: Page; lab: StandIn; url: string }>;
  /** Closes what was opened so far: a test's windows must not slow the next one down. */
  closeWindows(): Promise<void>;
  close(): Promise<void>;
};

/** Chromium as the distribution has it, or as Playwright brought it. */
async function launch(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'];
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args });
}

/** Builds the lab pane alone and opens it in Chromium, on stand-ins for the lab server. */
export async function openPaneBench(): Promise<PaneBench> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-pane-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    plugins: [react(), fonts()],
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0 },
  });
  const browser = await launch();
  const labs: StandIn[] = [];
  return {
    browser,
    async open(prepare = () => {}, query = '') {
      const lab = new StandIn(folder);
      labs.push(lab);
      const url = await lab.listen();
      readyLab(lab);
      prepare(lab);
      const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
      const page = await context.newPage();
      await page.goto(url + query);
      return { page, lab, url };
    },
    async closeWindows() {
      await Promise.all(browser.contexts().map((context) => context.close()));
      await Promise.all(labs.splice(0).map((lab) => lab.close()));
    },
    async close() {
      await browser.close();
      await Promise.all(labs.map((lab) => lab.close()));
      await rm(folder, { recursive: true });
    },
  };
}

/** A lab that is up, with one shell. */
export function readyLab(lab: StandIn): void {
  lab.say({ type: 'lab', lab: { id: 'my', phase: 'ready', progress: [], notices: [] } });
  lab.say({ type: 'terminals', terminals: [{ id: 'shell', kind: 'shell', busy: false }] });
  lab.say({ type: 'topology', topology: { nodes: [], links: [] } });
}
