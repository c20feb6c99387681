export type Size = { columns: number; rows: number };

/**
 * Whose size a terminal has. Full-screen programs draw for one width, so one viewer's size must win: that of the
 * viewer that last typed or was focused. When it leaves, the one before it follows.
 */
export class SizeArbiter<Viewer> {
  /** In the order in which they last claimed the terminal; the last one owns it. */
  readonly #claims = new Map<Viewer, Size | undefined>();
  #size: Size;

  constructor(size: Size) {
    this.#size = size;
  }

  get size(): Size {
    return this.#size;
  }

  get owner(): Viewer | undefined {
    return [...this.#claims.keys()].at(-1);
  }

  /** A viewer that joins owns the terminal only where nobody else does. */
  join(viewer: Viewer): void {
    const others = [...this.#claims];
    this.#claims.clear();
    this.#claims.set(viewer, undefined);
    for (const [other, size] of others) this.#claims.set(other, size);
  }

  claim(viewer: Viewer): void {
    if (!this.#claims.has(viewer) || this.owner === viewer) return;
    const size = this.#claims.get(viewer);
    this.#claims.delete(viewer);
    this.#claims.set(viewer, size);
    this.#apply();
  }

  resize(viewer: Viewer, size: Size): void {
    if (!this.#claims.has(viewer)) return;
    this.#claims.set(viewer, size);
    this.#apply();
  }

  leave(viewer: Viewer): void {
    this.#claims.delete(viewer);
    this.#apply();
  }

  #apply(): void {
    const owner = this.owner;
    const size = owner === undefined ? undefined : this.#claims.get(owner);
    if (size !== undefined) this.#size = size;
  }
}
