import type { TalkMessage } from '../contract/talk.ts';
import type { TalkWindow } from './talk.ts';

/** A window that has not taken this much is told no more until it has. */
const BACKLOG_MOST_BYTES = 128 * 1024;
const LOOK_AGAIN_MS = 200;

export type Kind = Exclude<TalkMessage['type'], 'do' | 'not-asked'>;

/**
 * A window that is kept up to date. Each message replaces the one before of its kind: a window that does not read is
 * owed at most one of each, made when it can be sent.
 */
export class ToldWindow {
  readonly #window: TalkWindow;
  readonly #latest: (kind: Kind) => TalkMessage | undefined;
  readonly #owed = new Set<Kind>();
  #timer: NodeJS.Timeout | undefined;

  constructor(window: TalkWindow, latest: (kind: Kind) => TalkMessage | undefined) {
    this.#window = window;
    this.#latest = latest;
  }

  tell(...kinds: Kind[]): void {
    for (const kind of kinds) this.#owed.add(kind);
    this.#pay();
  }

  /** For what only counts now. */
  tellOnce(message: TalkMessage): void {
    if (this.#window.backlog <= BACKLOG_MOST_BYTES) this.#window.tell(message);
  }

  /** Tells the window nothing more. */
  leave(): void {
    clearTimeout(this.#timer);
    this.#owed.clear();
  }

  close(): void {
    this.leave();
    this.#window.close();
  }

  #pay(): void {
    for (const kind of this.#owed) {
      if (this.#window.backlog > BACKLOG_MOST_BYTES) break;
      this.#owed.delete(kind);
      const message = this.#latest(kind);
      if (message !== undefined) this.#window.tell(message);
    }
    clearTimeout(this.#timer);
    if (this.#owed.size > 0) this.#timer = setTimeout(() => this.#pay(), LOOK_AGAIN_MS);
  }
}
