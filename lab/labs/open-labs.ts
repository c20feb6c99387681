import { readdir } from 'node:fs/promises';
import { LabError } from '../contract/lab-error.ts';
import { forgetProgress } from '../course/progress.ts';
import type { Engine } from '../engine/engine.ts';
import { countLab, removeLab } from '../workbench/clear-lab.ts';
import { forgetLab, labDirectory } from '../workbench/lab-directory.ts';
import { LabSession } from './lab-session.ts';
import type { Labs, LabsOptions, Left } from './labs.ts';
import { shareEngine } from './share-engine.ts';
import { Turns } from './turns.ts';

/** Starting databases is work for processors and disks: more at once would make everyone wait for the last. */
const UP_AT_ONCE = 3;
/** Stopping is mostly waiting for databases to write what they hold. */
const DOWN_AT_ONCE = 4;

export function openLabs({ home, rooms, publishOnHost, policy, failed }: LabsOptions): Labs {
  const shared = shareEngine(rooms.openEngine, failed);
  const turns = { up: new Turns(UP_AT_ONCE), down: new Turns(DOWN_AT_ONCE) };
  const sessions = new Map<string, LabSession>();
  const removals = new Map<string, Promise<Left>>();
  const closing = new AbortController();

  const withEngine = async <Answer>(use: (engine: Engine) => Promise<Answer>): Promise<Answer> => {
    const engine = await shared.open(() => undefined, closing.signal);
    try {
      return await use(engine);
    } finally {
      await engine.close();
    }
  };

  /** The engine first: a lab whose removal cannot begin goes on. */
  const remove = (id: string): Promise<Left> =>
    withEngine(async (engine) => {
      await sessions.get(id)?.close({ stop: false });
      sessions.delete(id);
      await removeLab(engine, id);
      await forgetLab(home, id);
      const rows = forgetProgress(home, id);
      return { ...(await countLab(engine, id)), files: rows + (await countFiles(labDirectory(home, id))) };
    });

  return {
    get: (id) => (removals.has(id) ? undefined : sessions.get(id)),
    list: () => [...sessions].flatMap(([id, session]) => (removals.has(id) ? [] : session)),
    open(id, { wish = 'awake', awaited = true } = {}) {
      if (closing.signal.aborted || removals.has(id)) throw new LabError('lab-not-ready');
      const present = sessions.get(id);
      if (present !== undefined) return present;
      const session = new LabSession({
        lab: id,
        home,
        rooms: { ...rooms, openEngine: shared.open },
        publishOnHost,
        policy,
        failed,
        turns,
      });
      sessions.set(id, session);
      session.hurry(awaited);
      session.start(wish);
      return session;
    },
    remove(id) {
      const running = removals.get(id);
      if (running !== undefined) return running;
      const removal = remove(id).finally(() => removals.delete(id));
      removals.set(id, removal);
      return removal;
    },
    withEngine,
    async close() {
      closing.abort();
      await Promise.all(sessions.values().map((session) => session.close()));
      // Who asked for a removal is told how it went.
      await Promise.allSettled(removals.values());
      await shared.close();
    },
  };
}

async function countFiles(directory: string): Promise<number> {
  try {
    return (await readdir(directory, { recursive: true })).length + 1;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}
