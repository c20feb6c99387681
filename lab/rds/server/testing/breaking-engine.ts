import type { Engine } from '../../../engine/engine.ts';
import { testEngine } from '../../../testing/test-engine.ts';

type Dial = (options: { path: string }, done: (error: unknown, answer?: unknown) => void) => void;

export class Broken extends Error {}

/**
 * An engine that is there for so many requests and then never again, as it is for a lab server that is killed. Those
 * for events, which come whenever they come, do not count.
 */
export async function breakingEngine(): Promise<{
  engine: Engine;
  allow(requests: number): void;
  used(): number;
}> {
  const engine = await testEngine();
  const modem = engine.docker.modem as { dial: Dial };
  const dial = modem.dial.bind(modem);
  let allowed = Number.POSITIVE_INFINITY;
  let used = 0;
  modem.dial = (options, done) => {
    if (!options.path.startsWith('/events')) {
      if (used >= allowed) return done(new Broken(options.path));
      used += 1;
    }
    return dial(options, done);
  };
  return {
    engine,
    allow(requests) {
      allowed = requests;
      used = 0;
    },
    used: () => used,
  };
}
