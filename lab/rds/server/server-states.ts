import type { Engine } from '../../engine/engine.ts';
import { inspectServer, type LabServers } from './lab-servers.ts';
import { listServers } from './everything.ts';
import { watchServers } from './server-watch.ts';
import type { Turns } from './turns.ts';

type Listener = (resourceId: string, running: boolean) => void;

/** Which servers run, as far as it was asked for; tells what happens to them by itself. */
export class ServerStates {
  readonly #lab: LabServers;
  readonly #turns: Turns;
  readonly #running = new Map<string, boolean>();
  readonly #listeners = new Set<Listener>();
  #stopWatching = () => undefined as void;

  private constructor(lab: LabServers, turns: Turns) {
    this.#lab = lab;
    this.#turns = turns;
  }

  /** @param onWorkbench the workbench has started again, perhaps with another address */
  static async open(
    engine: Engine,
    id: string,
    { lab, turns, onWorkbench }: { lab: LabServers; turns: Turns; onWorkbench: () => Promise<void> },
  ): Promise<ServerStates> {
    const states = new ServerStates(lab, turns);
    for (const resourceId of await listServers(lab)) await states.note(resourceId);
    states.#stopWatching = watchServers(engine, id, {
      server: (resourceId) => states.#look([resourceId]),
      // Without an engine there is no workbench either; its next start is told again.
      workbench: () => void onWorkbench().catch(() => undefined),
      again: () => states.#look([...states.#running.keys()]),
    });
    return states;
  }

  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** After something that was asked for: as it is now, it is meant to be. */
  async note(resourceId: string): Promise<void> {
    const found = await inspectServer(this.#lab, resourceId);
    if (found === undefined) this.#running.delete(resourceId);
    else this.#running.set(resourceId, found.State.Running);
  }

  close(): void {
    this.#stopWatching();
    this.#listeners.clear();
  }

  /** Looks once nothing is being done with the server, so that only what nobody asked for makes a difference. */
  #look(resourceIds: string[]): void {
    for (const resourceId of resourceIds) {
      const looking = this.#turns.take(resourceId, async () => {
        const before = this.#running.get(resourceId) ?? false;
        await this.note(resourceId);
        const now = this.#running.get(resourceId) ?? false;
        if (before !== now) for (const listener of this.#listeners) listener(resourceId, now);
      });
      // The engine is away; when it is listened to again, everything is looked at.
      looking.catch(() => undefined);
    }
  }
}
