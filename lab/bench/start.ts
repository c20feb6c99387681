import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import { startLab } from '../testing/running-lab.ts';

/** From nothing: an empty home, so where the engine is our own, with its files and every image to make. */
export const start: Figure = {
  name: 'start',
  about: '`npm start` from an empty home, against the second start of the same home',
  async run() {
    const home = await mkdtemp(join(tmpdir(), 'rl-bench-'));
    try {
      const first = await startLab(home);
      const firstStop = await timed(() => first.stop());
      const second = await startLab(home);
      const secondStop = await timed(() => second.stop());
      return [
        {
          what: 'second start to ready',
          ours: second.readyAfter / 1000,
          peer: first.readyAfter / 1000,
          peerName: 'first start',
          unit: 's',
        },
        {
          what: 'second start to pages',
          ours: second.servedAfter / 1000,
          peer: first.servedAfter / 1000,
          peerName: 'first start',
          unit: 's',
        },
        {
          what: 'Ctrl+C to gone',
          ours: secondStop / 1000,
          peer: firstStop / 1000,
          peerName: 'after first start',
          unit: 's',
        },
      ];
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
};

async function timed(stop: () => Promise<number>): Promise<number> {
  const begun = performance.now();
  const code = await stop();
  if (code !== 0) throw new Error(`the lab server ended with ${code}`);
  return performance.now() - begun;
}
