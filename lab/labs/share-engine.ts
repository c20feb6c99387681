import { LabError } from '../contract/lab-error.ts';
import type { Engine, OnProgress } from '../engine/engine.ts';
import type { LabRooms } from './lab-session.ts';

export type SharedEngine = {
  /** As `LabRooms.openEngine`. Closing the answer ends this one use; the engine stays for the others. */
  open: LabRooms['openEngine'];
  /** Stops the engine, where opening it has started it. */
  close(): Promise<void>;
};

/** One time of having the engine: from the first who asks until it is lost or closed. */
type Attempt = {
  engine: Promise<Engine>;
  state: 'opening' | 'open' | 'lost';
  /** Who waits for it, and is told how far it is. */
  waiting: Set<{ tell: OnProgress }>;
  giveUp: AbortController;
};

/**
 * One engine for all labs: opened once, at the first need, and again after it was lost. It stays while nobody uses
 * it, because labs that sleep are woken within seconds and their engine must be there.
 */
export function shareEngine(
  openEngine: LabRooms['openEngine'],
  failed: (error: unknown) => void,
): SharedEngine {
  let current: Attempt | undefined;
  /** Whatever is opened next waits for this: our own engine's home has room for one. */
  let lastClosed: Promise<void> = Promise.resolve();
  const uses = new Set<() => void>();

  const begin = (): Attempt => {
    const waiting: Attempt['waiting'] = new Set();
    const giveUp = new AbortController();
    const engine = lastClosed.then(() =>
      openEngine((progress) => waiting.forEach(({ tell }) => tell(progress)), giveUp.signal),
    );
    const attempt: Attempt = { engine, state: 'opening', waiting, giveUp };
    void follow(attempt);
    return attempt;
  };

  const follow = async (attempt: Attempt): Promise<void> => {
    try {
      const { lost } = await attempt.engine;
      attempt.state = 'open';
      await lost;
      lose(attempt);
    } catch {
      // Those who wait for it are told; whoever asks next has it tried again.
      if (current === attempt) current = undefined;
    }
  };

  const lose = (attempt: Attempt): void => {
    attempt.state = 'lost';
    end(attempt);
    for (const tellLost of uses) tellLost();
    uses.clear();
  };

  const end = (attempt: Attempt): void => {
    if (current !== attempt) return;
    current = undefined;
    // One that could not be opened has nothing to close; those who waited for it were told why.
    lastClosed = attempt.engine.then((engine) => engine.close().catch(failed)).catch(() => undefined);
  };

  return {
    async open(onProgress, signal) {
      signal.throwIfAborted();
      const attempt = (current ??= begin());
      const waiter = { tell: onProgress };
      attempt.waiting.add(waiter);
      try {
        const engine = await unlessAborted(attempt.engine, signal);
        if (attempt.state === 'lost') throw new LabError('engine-lost');
        return useOf(engine, uses);
      } finally {
        attempt.waiting.delete(waiter);
        if (attempt.state === 'opening' && attempt.waiting.size === 0) {
          // The last who waited has gone: nobody needs it any more.
          attempt.giveUp.abort();
          end(attempt);
        }
      }
    },
    async close() {
      if (current !== undefined) {
        current.giveUp.abort();
        end(current);
      }
      await lastClosed;
    },
  };
}

/** The engine as one user has it. What it listens to ends with its use, however long the engine lives. */
function useOf(engine: Engine, uses: Set<() => void>): Engine {
  const { promise: lost, resolve: tellLost } = Promise.withResolvers<void>();
  uses.add(tellLost);
  return {
    info: engine.info,
    address: engine.address,
    docker: engine.docker,
    connect: () => engine.connect(),
    lost,
    close: () => {
      uses.delete(tellLost);
      return Promise.resolve();
    },
  };
}

function unlessAborted<Answer>(asked: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
    void asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
