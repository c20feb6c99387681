import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ownLinks } from './network.ts';

/**
 * How many requests of asynchronous I/O all programs of the machine may have. Each MySQL server takes some 2,700, so
 * that with the kernel's usual 65,536 the twenty-fifth does not start. It costs nothing until it is used.
 * https://www.kernel.org/doc/html/latest/admin-guide/sysctl/fs.html#aio-nr-aio-max-nr
 */
const LIMIT = '/proc/sys/fs/aio-max-nr';
const WANTED = 1_048_576;
/** What it was before the first engine of ours; like the limit itself it does not survive a reboot. */
const BEFORE = '/run/replication-lab/async-io-before';

/** Raises the limit for an engine of ours. */
export async function raiseAsyncIo(): Promise<void> {
  const before = (await readFile(LIMIT, 'utf8')).trim();
  if (Number(before) >= WANTED) return;
  await mkdir(dirname(BEFORE), { recursive: true });
  await writeFile(BEFORE, before);
  await writeFile(LIMIT, String(WANTED));
}

/** The limit goes back to what it was with the last engine of ours. */
export async function restoreAsyncIo(): Promise<void> {
  const before = await readFile(BEFORE, 'utf8').catch(() => undefined); // not there: the limit is none of our doing
  if (before === undefined || (await ownLinks()).length > 0) return;
  await writeFile(LIMIT, before);
  await rm(BEFORE);
}
