import { DockerError } from './docker-error.ts';
import { Turn } from './turn.ts';

/** Each build may take as much memory as a container. */
const MOST_BUILDS = 4;

/** What is counted in a lab. */
export type Counted = 'containers' | 'networks' | 'volumes' | 'images';

/** Keeps a lab within its counts, also when many requests come at once. */
export class Quota {
  // A turn for each kind: a container that is being made may have to make a volume first.
  readonly #kinds: Record<Counted, { turn: Turn; making: Set<Promise<unknown>> }> = {
    containers: { turn: new Turn(), making: new Set() },
    networks: { turn: new Turn(), making: new Set() },
    volumes: { turn: new Turn(), making: new Set() },
    images: { turn: new Turn(), making: new Set() },
  };
  #builds = 0;

  /** Takes a place for a build; the answer gives it back. */
  beginBuild(): () => void {
    if (this.#builds >= MOST_BUILDS)
      throw new DockerError(403, `at most ${MOST_BUILDS} builds may run in this lab at a time`);
    this.#builds += 1;
    let ended = false;
    return () => {
      if (!ended) this.#builds -= 1;
      ended = true;
    };
  }

  /** Makes one more thing if fewer than `limit` exist and are being made. */
  async makeOne<Result>(
    what: Counted,
    limit: number,
    existing: () => Promise<number>,
    make: () => Promise<Result>,
  ): Promise<Result> {
    const { turn, making } = this.#kinds[what];
    const { promise, resolve } = Promise.withResolvers<void>();
    await turn.take(async () => {
      for (;;) {
        // Counted in this order, a thing that is just being made may be seen twice, but never not at all.
        const held = [...making];
        if ((await existing()) + held.length < limit) break;
        if (held.length === 0)
          throw new DockerError(
            403,
            `this lab may have at most ${limit} ${what}; remove one that you do not need`,
          );
        await Promise.race(held);
      }
      making.add(promise);
    });
    try {
      return await make();
    } finally {
      making.delete(promise);
      resolve();
    }
  }
}
