import type { LabChange } from './workbench.ts';

/** Tells what changed to everyone who listens. */
export class Changes {
  readonly #listeners = new Set<(change: LabChange) => void>();

  tell(change: LabChange): void {
    for (const listener of this.#listeners) listener(change);
  }

  listen(listener: (change: LabChange) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
