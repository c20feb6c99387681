import { gzipSync } from 'node:zlib';
import type { Figure, Row } from './figure.ts';
import { startLab } from '../testing/running-lab.ts';
import { withBrowser } from './with-browser.ts';

const AIM_SCRIPT_KB = 150;

/** What a lesson loads before its terminal is opened: the pane, with xterm in it, is a chunk of its own. */
export const page: Figure = {
  name: 'page',
  about: 'gzip size of what a lesson page loads, before the terminal is opened',
  async run(home) {
    return withBrowser(async (browser) => {
      const running = await startLab(home);
      try {
        const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
        const tab = await context.newPage();
        await tab.goto(running.server.url);
        const bodies: Promise<{ kind: string; bytes: number }>[] = [];
        tab.on('response', (response) => {
          const kind = response.request().resourceType();
          if (!['script', 'stylesheet', 'document', 'font'].includes(kind)) return;
          bodies.push(
            response
              .body()
              .then((body) => ({ kind, bytes: kind === 'font' ? body.length : gzipSync(body).length })),
          );
        });
        await tab.goto(new URL('/ko/lessons/06-point-the-replica', running.server.url).href, {
          waitUntil: 'networkidle',
        });
        const loaded = await Promise.all(bodies);
        const total = (...kinds: string[]) =>
          loaded.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
        const script = total('script');
        const rows: Row[] = [
          { what: 'script', ours: script, peer: AIM_SCRIPT_KB, peerName: 'aim', unit: 'kB' },
        ];
        for (const kind of ['stylesheet', 'document', 'font']) {
          rows.push({ what: kind, ours: total(kind), peer: script, peerName: 'script', unit: 'kB' });
        }
        return rows;
      } finally {
        await running.stop();
      }
    });
  },
};
