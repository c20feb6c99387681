import { setTimeout as wait } from 'node:timers/promises';
import { learnerFilter } from './container-view.ts';
import type { Lab } from './lab.ts';
import { filterText } from './query.ts';

const PAUSE = 1_000;

/** Keeps the workbench told of published ports also when a container starts or dies by itself. Ends with `signal`. */
export async function watchPorts(lab: Lab, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const events = await lab.api.openOk({
        method: 'GET',
        path: '/events',
        query: {
          filters: filterText({
            ...learnerFilter(lab),
            type: ['container'],
            event: ['start', 'die', 'destroy'],
          }),
        },
        signal,
      });
      // What happened before this stream began is in the list.
      await lab.published.refresh(lab);
      for await (const _event of events) await lab.published.refresh(lab);
    } catch {
      // The engine is away or the link is being made anew; both come back, and the list tells what was missed.
    }
    await wait(PAUSE, undefined, { signal }).catch(() => undefined);
  }
}
