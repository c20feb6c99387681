import type { SeenContainer } from './container-facts.ts';
import { once } from './once.ts';
import type { Sources } from './sources.ts';

/** Not every change is told: `docker network connect` is not, and a learner may end what watches the files. */
const REMEMBERED_MS = 5_000;
const MOST_FILES = 100;

/** Sources for who looks again and again: what was read is read anew only once it may have changed. */
export class RememberedSources implements Sources {
  readonly #sources: Sources;
  readonly #now: () => number;
  #containers: (() => Promise<SeenContainer[]>) | undefined;
  #containersAt = 0;
  readonly #files = new Map<string, () => Promise<string | undefined>>();
  #filesAt = 0;

  constructor(sources: Sources, now: () => number = Date.now) {
    this.#sources = sources;
    this.#now = now;
  }

  readonly containers = (): Promise<SeenContainer[]> => {
    if (this.#isOld(this.#containersAt)) this.forgetContainers();
    if (this.#containers === undefined) {
      this.#containersAt = this.#now();
      this.#containers = once(this.#sources.containers);
    }
    return this.#unlessItFails(this.#containers(), () => this.forgetContainers());
  };

  readonly file = (path: string): Promise<string | undefined> => {
    if (this.#isOld(this.#filesAt) || this.#files.size > MOST_FILES) this.forgetFiles();
    if (this.#files.size === 0) this.#filesAt = this.#now();
    const read = this.#files.get(path) ?? once(() => this.#sources.file(path));
    this.#files.set(path, read);
    return this.#unlessItFails(read(), () => this.forgetFiles());
  };

  forgetContainers(): void {
    this.#containers = undefined;
  }

  forgetFiles(): void {
    this.#files.clear();
  }

  #isOld(at: number): boolean {
    return this.#now() - at > REMEMBERED_MS;
  }

  async #unlessItFails<T>(answer: Promise<T>, forget: () => void): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      forget();
      throw error;
    }
  }
}
