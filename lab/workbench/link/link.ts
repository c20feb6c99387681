import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'ssh2';
import { LabError } from '../../contract/lab-error.ts';

const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 5_000;
/** How long a request waits for a link that is being made again. */
const PATIENCE = 15_000;
const MOST_WAITING = 256;

/** The SSH connection to the workbench, made again whenever it is lost. */
export interface Link {
  /** The connection, as soon as there is one; rejects with `workbench-lost` when that takes longer than `patience` ms. */
  client(patience?: number): Promise<Client>;
  /** Ends the connection, and waits until none is being made any more. */
  close(): Promise<void>;
}

export type LinkOptions = {
  /** Makes one connection; `failures` counts the attempts in a row that led to none. */
  connect: (failures: number) => Promise<Client>;
  /** Sets up what every new connection carries; a rejection ends the connection. */
  onLinked: (client: Client) => Promise<void>;
  onLost: (cause: unknown) => void;
};

export function openLink({ connect, onLinked, onLost }: LinkOptions): Link {
  const closing = new AbortController();
  const waiting = new Set<(outcome: Client | LabError) => void>();
  let linked: Client | undefined;
  let failures = 0;
  let failure: unknown;

  /** Makes a connection and returns when it is over. */
  const linkOnce = async () => {
    const client = await connect(failures);
    if (closing.signal.aborted) return client.destroy();
    const over = new Promise<Error>((resolve) => {
      client.on('error', resolve);
      client.on('close', () => resolve(new Error('the link to the workbench was closed')));
      closing.signal.addEventListener('abort', () => resolve(new Error('the workbench is being let go')));
    });
    try {
      const lost = await Promise.race([onLinked(client), over]);
      if (lost !== undefined) throw lost;
      linked = client;
      failures = 0;
      for (const settle of waiting) settle(client);
      throw await over;
    } finally {
      linked = undefined;
      client.destroy();
    }
  };

  const keepLinked = async () => {
    while (!closing.signal.aborted) {
      try {
        await linkOnce();
      } catch (cause) {
        if (closing.signal.aborted) return;
        onLost(cause);
        failure = cause;
        const time = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures);
        failures += 1;
        // Rejects only when the link is closed meanwhile, which ends the loop.
        await pause(time, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  };
  const ended = keepLinked();

  return {
    client(patience = PATIENCE) {
      if (linked !== undefined) return Promise.resolve(linked);
      if (closing.signal.aborted || waiting.size >= MOST_WAITING)
        return Promise.reject(workbenchLost(failure));
      return new Promise((resolve, reject) => {
        const settle = (outcome: Client | LabError) => {
          clearTimeout(timer);
          waiting.delete(settle);
          if (outcome instanceof LabError) reject(outcome);
          else resolve(outcome);
        };
        const timer = setTimeout(() => settle(workbenchLost(failure)), patience);
        waiting.add(settle);
      });
    },
    async close() {
      closing.abort();
      for (const settle of waiting) settle(new LabError('workbench-lost'));
      await Promise.race([ended, pause(PATIENCE, undefined, { ref: false })]);
    },
  };
}

function workbenchLost(cause: unknown): LabError {
  return new LabError('workbench-lost', {}, { cause });
}
