import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '../engine/engine.ts';
import { labFilter } from '../engine/lab-names.ts';

/** What can change how a lab looks. Execs and their like, of which checks make many, are no change. */
const EVENTS = ['create', 'start', 'die', 'destroy', 'rename', 'pause', 'unpause', 'health_status', 'update'];
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 5_000;

/** Calls when something happened to a container of the lab; asks again when the engine's stream ends. */
export function watchContainers({ docker, lost }: Engine, lab: string, onChange: () => void): () => void {
  const stopping = new AbortController();
  void lost.then(() => stopping.abort());

  const watchOnce = async () => {
    const stream = await docker.getEvents({
      filters: { type: ['container'], event: EVENTS, ...labFilter(lab) },
      abortSignal: stopping.signal,
    });
    // What happened while nobody listened is not known: look at everything once.
    onChange();
    for await (const _event of stream) onChange();
  };

  const keepWatching = async () => {
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      // The engine may be away; whoever uses it is told by `engine.lost`.
      await watchOnce().then(
        () => (failures = 0),
        () => undefined,
      );
      const time = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures);
      // Rejects only when watching is over, which ends the loop.
      await pause(time, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  void keepWatching();
  return () => stopping.abort();
}
