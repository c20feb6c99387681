import type { TerminalOutput } from '../../contract/terminal.ts';
import type { TerminalViewer, ViewOptions } from '../workbench.ts';
import { ByteRing } from './byte-ring.ts';
import { FlowControl, HIGH_MARK } from './flow-control.ts';
import type { Screen } from './screen.ts';
import { SizeArbiter, type Size } from './size-arbiter.ts';

/** What a viewer that comes back can be given without a fresh screen. */
const RING_SIZE = 512 * 1024;
/** The screen may be behind the output by this much. Less than the ring holds, so that a snapshot joins on to it. */
const PENDING_HIGH = 256 * 1024;
const PENDING_LOW = 64 * 1024;
/** How long an owner that draws nothing may hold up the terminal. */
const OWNER_PATIENCE = 10_000;

export type ViewersOptions = {
  screen: Screen;
  size: Size;
  position: number;
  onPause: (paused: boolean) => void;
  onResize: (size: Size) => void;
};

/** The windows that look at one terminal: what each is sent, how fast, and whose size counts. */
export class Viewers {
  readonly #options: ViewersOptions;
  readonly #ring: ByteRing;
  readonly #flow = new FlowControl<TerminalViewer>();
  readonly #sizes: SizeArbiter<TerminalViewer>;
  readonly #viewers = new Map<TerminalViewer, ViewOptions>();
  #screenBehind = false;
  #paused = false;
  #patience: NodeJS.Timeout | undefined;

  constructor(options: ViewersOptions) {
    this.#options = options;
    this.#ring = new ByteRing(RING_SIZE, options.position);
    this.#sizes = new SizeArbiter(options.size);
  }

  get size(): Size {
    return this.#sizes.size;
  }

  join(viewer: TerminalViewer, since: number | undefined, options: ViewOptions = {}): void {
    this.#viewers.set(viewer, options);
    if (options.onlyLooks !== true) this.#changeSizes(() => this.#sizes.join(viewer));
    const missed = since === undefined ? undefined : this.#ring.since(since);
    if (since === undefined || missed === undefined || missed.length > HIGH_MARK) this.#sendScreen(viewer);
    else {
      viewer.message({ type: 'resume', position: since });
      this.#sendFrom(viewer, since, missed);
    }
  }

  leave(viewer: TerminalViewer): void {
    this.#viewers.delete(viewer);
    this.#flow.leave(viewer);
    this.#changeSizes(() => this.#sizes.leave(viewer));
    this.#updatePause();
  }

  claim(viewer: TerminalViewer): void {
    if (this.#sizes.owner !== viewer) this.#changeSizes(() => this.#sizes.claim(viewer));
  }

  resize(viewer: TerminalViewer, size: Size): void {
    this.#changeSizes(() => this.#sizes.resize(viewer, size));
  }

  owns(viewer: TerminalViewer): boolean {
    return this.#sizes.owner === viewer;
  }

  acknowledge(viewer: TerminalViewer, position: number): void {
    if (this.#flow.acknowledge(viewer, position)) this.#sendScreen(viewer);
    this.#updatePause();
  }

  /** Output of the terminal, cut where a viewer may join. */
  output(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#ring.append(bytes);
    this.#options.screen.write(bytes, () => this.#updatePause());
    for (const viewer of this.#flow.produced(this.#ring.end)) viewer.output(bytes);
    this.#updatePause();
  }

  tell(message: TerminalOutput): void {
    for (const viewer of this.#viewers.keys()) viewer.message(message);
  }

  close(): void {
    clearTimeout(this.#patience);
    for (const viewer of this.#viewers.keys()) viewer.close();
    this.#viewers.clear();
  }

  #sendScreen(viewer: TerminalViewer): void {
    this.#options.screen.snapshot((snapshot) => {
      if (!this.#viewers.has(viewer)) return;
      viewer.message({ type: 'screen', ...snapshot });
      this.#sendFrom(viewer, snapshot.position, this.#ring.since(snapshot.position));
    }, this.#viewers.get(viewer)?.scrollback);
  }

  #sendFrom(viewer: TerminalViewer, from: number, bytes: Buffer | undefined): void {
    if (bytes === undefined) throw new Error('a screen is further behind than what is kept of the output');
    if (bytes.length > 0) viewer.output(bytes);
    this.#flow.follow(viewer, from, this.#ring.end);
    this.#flow.own(this.#sizes.owner);
    this.#tellSize(viewer);
    this.#updatePause();
  }

  #changeSizes(change: () => void): void {
    const before = { owner: this.#sizes.owner, ...this.#sizes.size };
    change();
    const { owner, size } = this.#sizes;
    const resized = size.columns !== before.columns || size.rows !== before.rows;
    if (!resized && owner === before.owner) return;
    this.#flow.own(owner);
    if (resized) this.#options.onResize(size);
    for (const viewer of this.#viewers.keys()) this.#tellSize(viewer);
    this.#updatePause();
  }

  #tellSize(viewer: TerminalViewer): void {
    viewer.message({ type: 'size', ...this.#sizes.size, owned: this.owns(viewer) });
  }

  #updatePause(): void {
    const { pending } = this.#options.screen;
    this.#screenBehind = pending > (this.#screenBehind ? PENDING_LOW : PENDING_HIGH);
    this.#watchOwner();
    const paused = this.#screenBehind || this.#flow.paused;
    if (paused === this.#paused) return;
    this.#paused = paused;
    this.#options.onPause(paused);
  }

  /** A window that was put to sleep, or whose machine was, must not hold up a command for ever. */
  #watchOwner(): void {
    if (!this.#flow.paused) {
      clearTimeout(this.#patience);
      this.#patience = undefined;
    } else {
      this.#patience ??= setTimeout(() => {
        this.#patience = undefined;
        this.#flow.giveUpOwner();
        this.#updatePause();
      }, OWNER_PATIENCE);
    }
  }
}
