import { createServer, type Server } from 'node:net';

/** Held while an engine of this home is started, used or stopped by this process. */
export type HomeLock = { release(): Promise<void> };

/**
 * Takes the lock of a home; undefined while another process has it. The lock is an abstract socket, which the
 * kernel takes away with its process, so that a killed server leaves none behind.
 */
export function tryLock(id: string): Promise<HomeLock | undefined> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen({ path: `\0replication-lab-engine-${id}` }, () => {
      // Only being there matters: it must not keep the process alive.
      server.unref();
      resolve({ release: () => close(server) });
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
