import { LabError } from '../contract/lab-error.ts';
import type { Kind, ToldWindow } from './told-window.ts';

const WINDOWS_MOST = 600;
/** One browser must not take the places of all. */
const WINDOWS_EACH = 8;

/** Who follows: browsers, each with one window or a few. */
export class Audience {
  readonly #windows = new Map<string, Set<ToldWindow>>();

  /** Browsers, as a speaker counts people. */
  get size(): number {
    return this.#windows.size;
  }

  /** @throws LabError `talk-full` */
  join(follower: string, window: ToldWindow): void {
    const own = this.#windows.get(follower) ?? new Set();
    let all = 0;
    for (const windows of this.#windows.values()) all += windows.size;
    if (all >= WINDOWS_MOST || own.size >= WINDOWS_EACH) throw new LabError('talk-full');
    this.#windows.set(follower, own.add(window));
  }

  leave(follower: string, window: ToldWindow): void {
    const own = this.#windows.get(follower);
    own?.delete(window);
    if (own?.size === 0) this.#windows.delete(follower);
  }

  tell(kind: Kind): void {
    for (const windows of this.#windows.values()) for (const window of windows) window.tell(kind);
  }

  tellOne(follower: string, kind: Kind): void {
    for (const window of this.#windows.get(follower) ?? []) window.tell(kind);
  }

  close(): void {
    for (const windows of this.#windows.values()) for (const window of windows) window.close();
    this.#windows.clear();
  }
}
