import type { Duplex, Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type Dockerode from 'dockerode';
import { LabError } from '../contract/lab-error.ts';
import { connectTo, type EngineAddress } from './address.ts';
import type { Engine } from './engine.ts';
import { dockerAt } from './reach.ts';

const PING_LIMIT_MS = 5_000;
const PINGS = 3;
const BETWEEN_PINGS_MS = 500;

/** An engine that answers at `address`; `stop` ends what was started for it. */
export async function engineAt(options: {
  address: EngineAddress;
  kind: 'own' | 'reached';
  version: string;
  apiVersion: string;
  stop: () => Promise<void>;
}): Promise<Engine> {
  const { address, kind, version, apiVersion, stop } = options;
  const docker = dockerAt(address);
  const { MemTotal } = (await docker.info()) as { MemTotal: number };
  const closing = new AbortController();
  const connections = new Set<Duplex>();
  return {
    info: { kind, version, apiVersion, imagesFromPackages: false, memoryBytes: MemTotal },
    address,
    docker,
    async connect() {
      try {
        const connection = await connectTo(address);
        connections.add(connection);
        connection.once('close', () => connections.delete(connection));
        return connection;
      } catch (cause) {
        throw new LabError('engine-lost', {}, { cause });
      }
    },
    lost: whenLost(docker, address, closing.signal),
    async close() {
      closing.abort();
      // One that nobody has ended would keep the whole server from ending.
      for (const connection of connections) connection.destroy();
      await stop();
    },
  };
}

/** Follows the engine's events, of which it has none to tell: their end is how we notice that it went away. */
async function whenLost(docker: Dockerode, address: EngineAddress, closing: AbortSignal): Promise<void> {
  while (!closing.aborted && (await answers(address))) {
    try {
      const events = (await docker.getEvents({
        filters: { type: ['daemon'] },
        abortSignal: closing,
      })) as Readable;
      await new Promise<void>((resolve) => {
        // An error is an end too; the question above tells whether the engine is still there.
        events.once('error', () => resolve()).once('close', resolve);
        events.resume();
      });
    } catch {
      // Refused or aborted: the loop asks again whether anybody is there.
      if (!closing.aborted) await delay(BETWEEN_PINGS_MS);
    }
  }
  // An engine that we closed is not lost, so nobody is told.
  if (closing.aborted) await new Promise<never>(() => undefined);
}

/** A busy engine may miss one question; it is gone when it misses several. */
async function answers(address: EngineAddress): Promise<boolean> {
  const docker = dockerAt(address, PING_LIMIT_MS);
  for (let tried = 1; tried <= PINGS; tried += 1) {
    try {
      await docker.ping();
      return true;
    } catch {
      // What went wrong does not matter here: no answer is the answer.
      await delay(BETWEEN_PINGS_MS);
    }
  }
  return false;
}
