import { once } from 'node:events';
import * as z from 'zod/mini';
import { LabMessage } from '../contract/socket.ts';
import { path, routes } from '../contract/routes.ts';
import { median, type Figure } from './figure.ts';
import { inWorkbench } from './in-workbench.ts';
import { startLab } from '../testing/running-lab.ts';

const lesson = '01-compose';
/** The promise: a check turns green by itself within a second of the thing being true. */
const AIM_MS = 1000;

export const green: Figure = {
  name: 'green',
  about:
    'from a fact (the command that made it has ended) to its check being green on a socket that watches; below zero: green before the command had returned',
  async run(home) {
    const running = await startLab(home);
    const { lab } = running;
    try {
      const socket = running.socket(path(routes.socket, { lab }));
      const open = once(socket, 'open');
      const done = new Set<string>();
      const waiting = new Map<string, (at: number) => void>();
      socket.on('message', (data: Buffer) => {
        const message = z.parse(LabMessage, JSON.parse(data.toString('utf8')));
        if (message.type !== 'lesson') return;
        for (const { id, state } of message.lesson.steps) {
          if (state !== 'done' || done.has(id)) continue;
          done.add(id);
          waiting.get(id)?.(Date.now());
        }
      });
      const turnsGreen = (step: string) => new Promise<number>((resolve) => waiting.set(step, resolve));
      await running.server.call('POST', path(routes.reset, { lab }));
      await taskEnds(() => running.server.call('GET', path(routes.task, { lab })));
      await open;
      socket.send(JSON.stringify({ type: 'watch', lesson, topology: false, rds: false }));

      const times: number[] = [];
      // The command tells the time at which it ended, by the clock that its container shares with us.
      const measure = async (step: string, command: string): Promise<void> => {
        const seen = turnsGreen(step);
        const printed = await inWorkbench(home, `${command} >/dev/null; date +%s%3N`);
        times.push((await seen) - Number(printed.trim()));
      };
      await inWorkbench(home, 'mkdir -p first');
      const write = (step: string, action: string) =>
        running.server.call('POST', path(routes.writeAction, { lab, lesson, step, action }), {
          version: null,
        });
      await write('one-command', '0');
      await measure('one-command', 'cd first && sh run.sh');
      await measure('run-it-again', 'docker rm -f db');
      socket.close();
      await inWorkbench(home, 'docker volume rm db-data');
      return [
        {
          what: 'fact to green (median)',
          ours: median(times),
          peer: AIM_MS,
          peerName: 'aim',
          unit: 'ms',
        },
      ];
    } finally {
      await running.stop();
    }
  },
};

async function taskEnds(ask: () => Promise<unknown>): Promise<void> {
  for (;;) {
    const task = (await ask()) as { outcome?: string } | null;
    if (task === null || task.outcome !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
