import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import { Task } from '../contract/course-state.ts';
import { path, routes } from '../contract/routes.ts';
import type { Language } from '../contract/names.ts';
import type { Command } from './command.ts';
import { ProgressLines } from './progress-lines.ts';
import { withLab } from './rooms.ts';
import { findRunningServer, type RunningServer } from './running-server.ts';
import { words } from './words.ts';

const ASK_AGAIN_MS = 300;

/** `reset`: through the server that runs, so that its pages see it; else with a lab opened for the purpose. */
export const reset: Command = {
  options: {},
  help: {
    ko: 'reset                   실습 환경을 비워요 (파일은 옆으로 옮겨 둬요)',
    en: 'reset                   empties the lab (your files are set aside)',
  },
  async run({ home, language }) {
    const server = await findRunningServer(home);
    const task = server === undefined ? await resetHere(home, language) : await resetThere(server);
    if (task.outcome === 'succeeded') {
      console.log(words[language].resetDone);
      return 0;
    }
    console.error(task.detail ?? task.outcome);
    return 1;
  },
};

async function resetThere(server: RunningServer): Promise<Task> {
  let task = z.parse(Task, await server.call('POST', path(routes.reset, { lab: server.lab })));
  while (task.outcome === undefined) {
    await delay(ASK_AGAIN_MS);
    task = z.parse(Task, await server.call('GET', path(routes.task, { lab: server.lab })));
  }
  return task;
}

function resetHere(home: string, language: Language): Promise<Task> {
  const { report } = new ProgressLines(language, (line) => console.error(line));
  return withLab(home, report, async ({ course }) => {
    let task = course.reset();
    while (task.outcome === undefined) {
      await delay(ASK_AGAIN_MS);
      task = course.task() ?? task;
    }
    return task;
  });
}
