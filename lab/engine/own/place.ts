import { createHash } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { LabError } from '../../contract/lab-error.ts';

/** Where our own engine lives below a home, and how what it has on this machine is called. */
export type OwnPlace = {
  /** Eight characters that belong to this home alone, so that the engines of several homes do not meet. */
  id: string;
  folder: string;
  data: string;
  sockets: string;
  socket: string;
  log: string;
  /** Our end of the link to the engine's network namespace. */
  link: string;
  /** The parent of its containers' control groups. */
  controlGroup: string;
};

/** Linux keeps a socket's path in 108 bytes, with the zero at its end: https://man7.org/linux/man-pages/man7/unix.7.html */
const LONGEST_SOCKET_PATH = 107;

/** The place of the engine below `home`, whose folders are made where they are missing. */
export async function ownPlace(home: string): Promise<OwnPlace> {
  await mkdir(home, { recursive: true });
  const place = placeBelow(await realpath(home));
  if (Buffer.byteLength(place.socket) > LONGEST_SOCKET_PATH) {
    throw new LabError('engine-start-failed', {
      detail: `the path ${place.socket} is too long for a socket`,
    });
  }
  // Whoever can open the socket is root on this machine.
  await mkdir(place.folder, { recursive: true, mode: 0o700 });
  await mkdir(place.data, { recursive: true });
  await mkdir(place.sockets, { recursive: true });
  return place;
}

/** The names alone; nothing is made. */
export function placeBelow(home: string): OwnPlace {
  const id = createHash('sha256').update(home).digest('hex').slice(0, 8);
  const folder = join(home, 'engine');
  return {
    id,
    folder,
    data: join(folder, 'data'),
    sockets: join(folder, 'run'),
    socket: join(folder, 'run', 'docker.sock'),
    log: join(folder, 'engine.log'),
    link: `rl-${id}`,
    controlGroup: `replication-lab-${id}`,
  };
}
