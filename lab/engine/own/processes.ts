import { readFileSync } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 50;
const END_LIMIT_MS = 10_000;

/** The processes of this machine whose command line satisfies `matches`. */
export async function findProcesses(matches: (argv: string[]) => boolean): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(ids.map(async (id) => matches(await commandLine(id))));
  return ids.filter((_, index) => found[index] === true);
}

async function commandLine(id: number): Promise<string[]> {
  const text = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => ''); // it may have ended meanwhile
  return text.split('\0');
}

/** The processes that a process has started itself and that still run. */
export async function childrenOf(id: number): Promise<number[]> {
  const text = await readFile(`/proc/${id}/task/${id}/children`, 'utf8').catch(() => ''); // it has ended
  return text.split(' ').filter(Boolean).map(Number);
}

/** Whether a process runs; one that has ended and waits for its parent to notice does not. */
export function isRunning(id: number): boolean {
  try {
    // The state follows the name, which is in brackets and may hold anything.
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return false; // no such process
  }
}

/** Sends a signal; that the process has ended already is just as well. */
export function signalProcess(id: number, signal: NodeJS.Signals): void {
  try {
    process.kill(id, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Ends the processes whose command line satisfies `matches`, and waits until they are gone. */
export async function endProcesses(matches: (argv: string[]) => boolean): Promise<void> {
  const ids = await findProcesses(matches);
  for (const id of ids) signalProcess(id, 'SIGTERM');
  const over = () => ids.every((id) => !isRunning(id));
  if (await waitFor(over, END_LIMIT_MS)) return;
  for (const id of ids) signalProcess(id, 'SIGKILL');
  await waitFor(over, END_LIMIT_MS);
}

/** Waits until `fact` holds; false when it does not within the limit. */
export async function waitFor(fact: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (!(await fact())) {
    if (Date.now() > end) return false;
    await delay(POLL_MS);
  }
  return true;
}

/** The network namespace that a process is in. */
export async function networkOf(id: number | 'self'): Promise<string | undefined> {
  return readlink(join('/proc', String(id), 'ns/net')).catch(() => undefined); // it has ended
}
