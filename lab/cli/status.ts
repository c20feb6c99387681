import { LabError } from '../contract/lab-error.ts';
import { routes } from '../contract/routes.ts';
import { classNow } from './class-now.ts';
import { classWords } from './class-words.ts';
import type { Command } from './command.ts';
import { findRunningServer, type RunningServer } from './running-server.ts';
import { words } from './words.ts';

/** `status`: exit code 0 when the lab is ready, 3 when it is not (yet), 1 when no server runs. */
export const status: Command = {
  options: { json: { type: 'boolean' } },
  help: {
    ko: 'status [--json]         실습 환경이 켜져 있는지, 어떤 상태인지 알려 줘요',
    en: 'status [--json]         whether the lab runs, and how it is',
  },
  async run({ home, language, values }) {
    const server = await findRunningServer(home);
    if (server !== undefined && (await isOver(server))) {
      console.log(
        values['json'] === true ? JSON.stringify({ running: true, over: true }) : classWords[language].ended,
      );
      return 3;
    }
    const state = await server?.state();
    const taught = server?.record.className === undefined ? undefined : await classNow(server);
    if (values['json'] === true) {
      console.log(
        JSON.stringify({
          running: server !== undefined,
          url: server?.url,
          pid: server?.record.pid,
          lab: state,
          ...(taught === undefined ? {} : { class: taught.class, learners: taught.learners }),
        }),
      );
    } else if (server === undefined || state === undefined) {
      console.log(words[language].notRunning);
    } else {
      console.log(words[language].running(server.url, server.record.pid));
      if (taught !== undefined) {
        const waiting = taught.learners.filter(({ phase }) => phase === 'waiting').length;
        const { name, code } = taught.class;
        console.log(classWords[language].status(name, code, taught.learners.length, waiting));
      }
      console.log(words[language].phases[state.phase]);
    }
    if (state === undefined) return 1;
    return state.phase === 'ready' ? 0 : 3;
  },
};

/** A class that its instructor has ended; the server that served it still runs. */
async function isOver(server: RunningServer): Promise<boolean> {
  if (server.record.className === undefined) return false;
  try {
    await server.call('GET', routes.classDoor);
    return false;
  } catch (error) {
    if (error instanceof LabError && error.code === 'class-over') return true;
    throw error;
  }
}
