import { setImmediate as nextTurn } from 'node:timers/promises';
import { LabError } from '../contract/lab-error.ts';
import type { TerminalOutput } from '../contract/terminal.ts';
import type { Terminal } from '../workbench/workbench.ts';
import type { TalkScreen } from './talk.ts';
import { TerminalFeed, type ScreenMessage } from './terminal-feed.ts';
import { textOf } from './text-of.ts';

const FOLLOWERS_MOST = 600;
/** Output that comes this close together goes out as one frame. */
const ROUND_EVERY_MS = 8;
/**
 * A round to hundreds takes its time; this many times as long is left to everything else, the speaker first, but no
 * longer than followers would notice.
 */
const REST_PER_WORK = 3;
const REST_MOST_MS = 60;
/** After so many followers the server looks whether the speaker has typed. */
const BATCH = 32;
/** More than this at once is not read by anyone: followers are shown the screen as it is afterwards. */
const FRAME_MOST_BYTES = 32 * 1024;
/** A follower that has not taken this much is sent nothing more … */
const BACKLOG_MOST_BYTES = 256 * 1024;
/** … until this little is left. */
const DRAINED_BYTES = 16 * 1024;
/** Whole screens are sent no oftener than this, and no faster than this for all followers together. */
const SCREEN_EVERY_MS = 250;
const SCREEN_BYTES_PER_MS = 8_000;
const LOOK_AGAIN_MS = 100;

/** What goes out, in order. After a `gap` nobody is up to date until the next `screen`. */
type Item =
  | { kind: 'output'; bytes: Uint8Array }
  | { kind: 'message'; message: TerminalOutput }
  | { kind: 'screen'; screen: ScreenMessage; since: Buffer }
  | { kind: 'gap' };

type Follower = { screen: TalkScreen; upToDate: boolean };

/**
 * One terminal for hundreds: one viewer of it, each frame made once and shared. A follower that cannot keep up is left
 * out and later shown the screen as it is; so is everyone when more is written than anyone could read.
 */
export class Broadcast {
  readonly #followers = new Set<Follower>();
  #terminal: Terminal | undefined;
  #feed: TerminalFeed | undefined;
  #items: Item[] = [];
  #bytes = 0;
  /** Whether what comes next goes on from what somebody has, or will have once `#items` are sent. */
  #flowing = false;
  #round: 'none' | 'planned' | 'running' = 'none';
  #nextRoundAt = 0;
  #nextScreenAt = 0;
  #screenAsked = false;
  #lookAgain: NodeJS.Timeout | undefined;

  /** Which terminal everyone sees from now on; undefined leaves the last picture where it is. */
  show(terminal: Terminal | undefined): void {
    if (terminal === this.#terminal) return;
    this.#terminal = terminal;
    this.#detach();
    this.#attach();
  }

  /** @throws LabError `talk-full` */
  follow(screen: TalkScreen): { leave(): void } {
    if (this.#followers.size >= FOLLOWERS_MOST) throw new LabError('talk-full');
    const follower = { screen, upToDate: false };
    this.#followers.add(follower);
    if (this.#feed === undefined) this.#attach();
    else this.#offerScreen();
    return {
      leave: () => {
        this.#followers.delete(follower);
        if (this.#followers.size === 0) this.#detach();
      },
    };
  }

  close(): void {
    this.#detach();
    for (const { screen } of this.#followers) screen.close();
    this.#followers.clear();
  }

  #attach(): void {
    if (this.#terminal === undefined || this.#followers.size === 0) return;
    this.#screenAsked = true;
    this.#feed = new TerminalFeed(this.#terminal, {
      screen: (screen, since) => this.#onScreen(screen, since),
      output: (bytes) => this.#onOutput(bytes),
      message: (message) => {
        if (message.type === 'size' || message.type === 'exit') this.#add({ kind: 'message', message });
      },
      gone: () => this.show(undefined),
    });
  }

  #detach(): void {
    clearTimeout(this.#lookAgain);
    this.#lookAgain = undefined;
    this.#feed?.leave();
    this.#feed = undefined;
    this.#screenAsked = false;
    this.#interrupt([]);
  }

  #onScreen(screen: ScreenMessage, since: Buffer): void {
    this.#screenAsked = false;
    const short = since.length <= FRAME_MOST_BYTES;
    this.#add({ kind: 'screen', screen, since: short ? since : Buffer.alloc(0) });
    this.#flowing = short;
    if (!short) this.#add({ kind: 'gap' });
  }

  #onOutput(bytes: Uint8Array): void {
    if (!this.#flowing) return;
    this.#bytes += bytes.length;
    if (this.#bytes <= FRAME_MOST_BYTES) this.#add({ kind: 'output', bytes });
    else this.#interrupt(this.#items.filter(({ kind }) => kind === 'screen').slice(-1));
  }

  /** Drops what waits to be sent, but for a screen. */
  #interrupt(kept: Item[]): void {
    this.#items = [{ kind: 'gap' }, ...kept];
    if (kept.length > 0) this.#items.push({ kind: 'gap' });
    this.#bytes = 0;
    this.#flowing = false;
    this.#plan();
  }

  #add(item: Item): void {
    this.#items.push(item);
    this.#plan();
  }

  #plan(): void {
    if (this.#round !== 'none') return;
    this.#round = 'planned';
    const wait = this.#nextRoundAt - performance.now();
    const run = (): void => void this.#run();
    // In a turn of its own even when none is to be waited for: the speaker's window was written to by then.
    if (wait > 0) setTimeout(run, wait);
    else setImmediate(run);
  }

  async #run(): Promise<void> {
    this.#round = 'running';
    const items = joined(this.#items);
    this.#items = [];
    this.#bytes = 0;
    let work = 0;
    let screenBytes = 0;
    let inBatch = 0;
    let begun = workedMs();
    for (const follower of this.#followers) {
      screenBytes += deliver(follower, items);
      if (++inBatch < BATCH) continue;
      work += workedMs() - begun;
      await nextTurn();
      begun = workedMs();
      inBatch = 0;
    }
    work += workedMs() - begun;
    const now = performance.now();
    this.#nextRoundAt = now + Math.min(REST_MOST_MS, Math.max(ROUND_EVERY_MS, work * REST_PER_WORK));
    if (screenBytes > 0)
      this.#nextScreenAt = now + Math.max(SCREEN_EVERY_MS, screenBytes / SCREEN_BYTES_PER_MS);
    this.#round = 'none';
    if (this.#items.length > 0) this.#plan();
    else this.#flowing = [...this.#followers].some(({ upToDate }) => upToDate);
    this.#offerScreen();
  }

  /** Asks for a screen where somebody needs and can take one; looks again later where that is not now. */
  #offerScreen(): void {
    const behind = [...this.#followers].filter(({ upToDate }) => !upToDate);
    if (behind.length === 0 || this.#feed === undefined || this.#screenAsked) return;
    const wait = this.#nextScreenAt - performance.now();
    if (wait <= 0 && behind.some(hasDrained)) {
      this.#screenAsked = true;
      this.#feed.ask();
    } else {
      this.#lookAgain ??= setTimeout(
        () => {
          this.#lookAgain = undefined;
          this.#offerScreen();
        },
        Math.max(wait, LOOK_AGAIN_MS),
      );
    }
  }
}

/** What this thread has worked: on a busy machine, waiting for a turn is no work. */
function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function hasDrained({ screen }: Follower): boolean {
  return screen.backlog <= DRAINED_BYTES;
}

/** Sends a follower its part; answers how much of that was whole screens. */
function deliver(follower: Follower, items: Item[]): number {
  const { screen } = follower;
  let screenBytes = 0;
  for (const item of items) {
    if (item.kind === 'gap') follower.upToDate = false;
    else if (item.kind === 'screen') {
      if (follower.upToDate || !hasDrained(follower)) continue;
      screen.message(item.screen);
      if (item.since.length > 0) screen.output(item.since);
      follower.upToDate = true;
      screenBytes += textOf(item.screen).length + item.since.length;
    } else if (!follower.upToDate) continue;
    else if (screen.backlog > BACKLOG_MOST_BYTES) follower.upToDate = false;
    else if (item.kind === 'output') screen.output(item.bytes);
    else screen.message(item.message);
  }
  return screenBytes;
}

/** The same with outputs that follow each other made one. */
function joined(items: Item[]): Item[] {
  const result: Item[] = [];
  let together: Uint8Array[] = [];
  const flush = (): void => {
    if (together.length > 0) result.push({ kind: 'output', bytes: Buffer.concat(together) });
    together = [];
  };
  for (const item of items) {
    if (item.kind === 'output') together.push(item.bytes);
    else {
      flush();
      result.push(item);
    }
  }
  flush();
  return result;
}
