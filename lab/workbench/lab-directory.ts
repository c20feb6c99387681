import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the lab server keeps what it must know of a lab: keys, screens, which containers ran. */
export function labDirectory(home: string, lab: string): string {
  return join(labsDirectory(home), lab);
}

/** The folder of those of all labs. */
export function labsDirectory(home: string): string {
  return join(home, 'labs');
}

/** Forgets a lab that has been removed from the engine. */
export async function forgetLab(home: string, lab: string): Promise<void> {
  await rm(labDirectory(home, lab), { recursive: true, force: true });
}
