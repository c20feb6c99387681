import type { Recording } from '../../contract/recording.ts';

type Frame = Recording['frames'][number];

/** Pieces that come this close together are one frame: nobody sees them apart. */
const FRAME_SECONDS = 0.04;
/** Of what one action writes; a log that never ends would fill the recording with itself. */
const ACTION_MOST_LENGTH = 32 * 1024;
/** Before what another terminal shows: everything of the last one goes. */
const RESET = '\x1bc';

/** The shell's marks and directory, which a terminal does not show. */
// oxlint-disable-next-line no-control-regex -- escape sequences are what is taken out
const UNSEEN = /\x1b\](?:7|133);[^\x07\x1b]*(?:\x07|\x1b\\)/g;

/** What the terminals showed during one step, put on one screen: that of the terminal which writes. */
export class Tape {
  readonly frames: Frame[] = [];
  readonly #now: () => number;
  readonly #begun: number;
  #action = 0;
  #terminal: string | undefined;
  #screens: ReadonlyMap<string, string> = new Map();
  #length = 0;
  #dropped = false;

  /** `now` in seconds. */
  constructor(now = () => performance.now() / 1000) {
    this.#now = now;
    this.#begun = now();
  }

  /** What is written from now on belongs to this action; `screens` is what each terminal shows before it. */
  begin(action: number, screens: ReadonlyMap<string, string>): void {
    this.#action = action;
    this.#screens = screens;
    this.#length = 0;
    this.#dropped = false;
  }

  write(terminal: string, text: string): void {
    const seen = text.replace(UNSEEN, '');
    if (seen === '') return;
    if (terminal !== this.#terminal) {
      this.#terminal = terminal;
      this.#add(RESET + (this.#screens.get(terminal) ?? ''));
    }
    this.#length += seen.length;
    if (this.#length > ACTION_MOST_LENGTH) this.#dropped = true;
    else this.#add(seen);
  }

  /** The terminal that wrote last, where not all that it wrote is here: it is to be shown as it is at the end. */
  get cutShort(): string | undefined {
    return this.#dropped ? this.#terminal : undefined;
  }

  /** The screen as it is, after output that was left out. */
  catchUp(screen: string): void {
    this.#dropped = false;
    this.#add(RESET + screen);
  }

  #add(text: string): void {
    const at = Math.round((this.#now() - this.#begun) * 100) / 100;
    const last = this.frames.at(-1);
    if (last !== undefined && last[1] === this.#action && at - last[0] <= FRAME_SECONDS) last[2] += text;
    else this.frames.push([at, this.#action, text]);
  }
}
