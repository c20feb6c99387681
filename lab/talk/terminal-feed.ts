import type { TerminalOutput } from '../contract/terminal.ts';
import type { Terminal } from '../workbench/workbench.ts';

/** What a follower who opens the talk must have of what has scrolled away; a whole history would be a megabyte each. */
const SCROLLBACK = 50;

export type ScreenMessage = Extract<TerminalOutput, { type: 'screen' }>;

export type FeedListeners = {
  /** The screen as it is, and what was written since it was drawn; goes on with the next `output`. */
  screen(screen: ScreenMessage, since: Buffer): void;
  output(bytes: Uint8Array): void;
  message(message: TerminalOutput): void;
  /** The terminal was closed. */
  gone(): void;
};

type View = ReturnType<Terminal['view']>;

/**
 * A terminal as it is taken for others: one viewer that takes everything at once, whoever it is for, and so never
 * holds up the one who types.
 */
export class TerminalFeed {
  readonly terminal: Terminal;
  readonly #listeners: FeedListeners;
  readonly #view: View;
  #second: View | undefined;
  #position = 0;

  constructor(terminal: Terminal, listeners: FeedListeners) {
    this.terminal = terminal;
    this.#listeners = listeners;
    const take = new ScreenTaker((screen, since) => {
      this.#position = screen.position + since.length;
      listeners.screen(screen, since);
    });
    this.#view = terminal.view(
      {
        message: (message) => {
          if (!take.message(message)) listeners.message(message);
        },
        output: (bytes) => {
          if (take.output(bytes)) return;
          this.#position += bytes.length;
          this.#view.receive({ type: 'ack', position: this.#position });
          listeners.output(bytes);
        },
        close: () => listeners.gone(),
      },
      undefined,
      { onlyLooks: true, scrollback: SCROLLBACK },
    );
  }

  /** Asks for the screen as it is now; a second request before it has come is the same. */
  ask(): void {
    if (this.#second !== undefined) return;
    const take = new ScreenTaker((screen, since) => {
      this.#second?.leave();
      this.#second = undefined;
      this.#listeners.screen(screen, since);
    });
    this.#second = this.terminal.view(
      {
        message: (message) => void take.message(message),
        output: (bytes) => void take.output(bytes),
        close: () => undefined, // the first viewer is told as well
      },
      undefined,
      { onlyLooks: true, scrollback: SCROLLBACK },
    );
  }

  leave(): void {
    this.#view.leave();
    this.#second?.leave();
    this.#second = undefined;
  }
}

/** Puts together what a viewer that joins is sent: the screen, what came since, and then the size. */
class ScreenTaker {
  readonly #done: (screen: ScreenMessage, since: Buffer) => void;
  #screen: ScreenMessage | undefined;
  #since: Uint8Array[] = [];

  constructor(done: (screen: ScreenMessage, since: Buffer) => void) {
    this.#done = done;
  }

  /** Answers whether the message was part of it. */
  message(message: TerminalOutput): boolean {
    if (message.type === 'screen') {
      this.#screen = message;
      this.#since = [];
      return true;
    }
    if (message.type !== 'size' || this.#screen === undefined) return false;
    const screen = this.#screen;
    this.#screen = undefined;
    this.#done(screen, Buffer.concat(this.#since));
    return true;
  }

  output(bytes: Uint8Array): boolean {
    if (this.#screen === undefined) return false;
    this.#since.push(bytes);
    return true;
  }
}
