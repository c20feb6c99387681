import { DockerError } from './docker-error.ts';
import { Turn } from './turn.ts';

/** Each build may take as much memory as a container. */
const MOST_BUILDS = 4;

/** What is counted in a lab. */
export type Counted = 'containers' | 'networks' | 'volumes';

/** Keeps a lab within its counts, also when many requests come at once. */
export class Quota {
  readonly #turn = new Turn();
  readonly #making: Record<Counted, number> = { containers: 0, networks: 0, volumes: 0 };

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
    // Counting and taking a place are one turn, and so is giving it back: else a thing just made is in neither count.
    await this.#turn.take(async () => {
      if ((await existing()) + this.#making[what] >= limit)
        throw new DockerError(
          403,
          `this lab may have at most ${limit} ${what}; remove one that you do not need`,
        );
      this.#making[what] += 1;
    });
    try {
      return await make();
    } finally {
      await this.#turn.take(async () => {
        this.#making[what] -= 1;
      });
    }
  }
}
