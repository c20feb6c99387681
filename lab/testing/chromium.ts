import { access } from 'node:fs/promises';
import { chromium, type Browser } from 'playwright-core';
import type { OnProgress } from '../engine/engine.ts';
import { findProgram, installMissing } from '../engine/packages/host-packages.ts';

/** Where the set-up leaves the browser's path for the test files. */
export const CHROMIUM_VARIABLE = 'CHROMIUM';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** A browser that is here, Playwright's own among them; else the distribution's, installed by apt. */
export async function ensureChromium(onProgress: OnProgress): Promise<string> {
  const found = await findChromium();
  if (found !== undefined) return found;
  await installMissing({ chromium: 'chromium' }, (progress) =>
    onProgress({ ...progress, task: 'browser-install' }),
  );
  const installed = await findChromium();
  if (installed === undefined) throw new Error('The package chromium brought no program of that name.');
  return installed;
}

async function findChromium(): Promise<string | undefined> {
  const named = process.env[CHROMIUM_VARIABLE];
  if (named !== undefined) return named;
  const playwrights = chromium.executablePath();
  try {
    await access(playwrights);
    return playwrights;
  } catch {
    // Playwright has downloaded none on this machine; another may be installed.
  }
  for (const program of PROGRAMS) {
    const path = await findProgram(program);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** Starts the browser that the set-up found, with a new and empty profile; close it when done. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env[CHROMIUM_VARIABLE];
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      // The tests run as root, where Chromium has no sandbox; it is shown our own pages only.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The small /dev/shm of a container would crash larger pages.
      '--disable-dev-shm-usage',
    ],
  });
}
