import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { openEngine } from '../engine/open-engine.ts';

/** The engine that the set-up has opened, with the lab's images. Closing it ends this use of it only. */
export function testEngine(): Promise<Engine> {
  return openEngine({
    // The set-up's address stands in DOCKER_HOST, so this home is never used.
    home: join(tmpdir(), 'no-home'),
    onProgress: () => undefined,
  });
}

/** A lab's id that no other test has. */
export function randomLab(): string {
  return `t-${randomBytes(3).toString('hex')}`;
}
