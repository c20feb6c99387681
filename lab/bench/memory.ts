import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { path, routes } from '../contract/routes.ts';
import { TerminalInfo } from '../contract/terminal.ts';
import type { Figure } from './figure.ts';
import { startLab } from '../testing/running-lab.ts';
import { TerminalClient } from './terminal-client.ts';

const MANY = 20;

export const memory: Figure = {
  name: 'memory',
  about: `resident memory of the lab server with ${MANY} terminals that have shown 5000 lines each, against one`,
  async run(home) {
    // Else the terminals of the last run are there again, with what they showed.
    await rm(join(home, 'labs'), { recursive: true, force: true });
    const running = await startLab(home);
    const { lab } = running;
    try {
      const clients: TerminalClient[] = [];
      const open = async (): Promise<void> => {
        const info = z.parse(
          TerminalInfo,
          await running.server.call('POST', path(routes.terminals, { lab }), { kind: 'shell' }),
        );
        const client = await TerminalClient.open(running, info.id);
        await client.run('seq -f "line %g 가나다라" 5000');
        clients.push(client);
      };
      await open();
      const one = await running.memory();
      while (clients.length < MANY) await open();
      const many = await running.memory();
      for (const client of clients) client.close();
      const each = (many - one) / (MANY - 1);
      return [
        {
          what: `server with ${MANY} terminals`,
          ours: many / 1e6,
          peer: one / 1e6,
          peerName: 'with 1',
          unit: 'MB',
        },
        { what: 'each further terminal', ours: each / 1e6, peer: 4, peerName: 'aim', unit: 'MB' },
      ];
    } finally {
      await running.stop();
    }
  },
};
