import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Engine } from '../../engine/engine.ts';
import { KIND_LABEL, labFilter, RDS_KIND, RDS_PART_LABEL } from '../../engine/lab-names.ts';
import { INSTANCE_LABEL } from './server-names.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

const Event = z.object({
  Actor: z.object({ Attributes: z.nullish(z.record(z.string(), z.string())) }),
});

export type Seen = {
  /** Something happened to the server of an instance. */
  server(resourceId: string): void;
  /** The workbench has started, perhaps with another address. */
  workbench(): void;
  /** The engine is listened to again; what happened before is not known. */
  again(): void;
};

/** Tells what happens to a lab's servers on the engine, until the answer is called. */
export function watchServers({ docker, lost }: Engine, lab: string, seen: Seen): () => void {
  const stopping = new AbortController();
  void lost.then(() => stopping.abort());

  const watchOnce = async () => {
    const stream = await docker.getEvents({
      filters: { type: ['container'], event: ['start', 'die', 'destroy'], ...labFilter(lab) },
      abortSignal: stopping.signal,
    });
    seen.again();
    for await (const line of jsonLines(stream)) {
      const attributes = Event.parse(line).Actor.Attributes ?? {};
      const resourceId = attributes[INSTANCE_LABEL];
      if (attributes[KIND_LABEL] === 'workbench') seen.workbench();
      else if (
        attributes[KIND_LABEL] === RDS_KIND &&
        attributes[RDS_PART_LABEL] === 'server' &&
        resourceId !== undefined
      )
        seen.server(resourceId);
    }
  };

  const keepWatching = async () => {
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      // The engine may be away; whoever uses it is told by `engine.lost`.
      await watchOnce().then(
        () => (failures = 0),
        () => undefined,
      );
      const time = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
      // Rejects only when watching is over, which ends the loop.
      await pause(time, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  void keepWatching();
  return () => stopping.abort();
}

async function* jsonLines(stream: NodeJS.ReadableStream): AsyncGenerator {
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as unknown;
  }
}
