import type { SerializeAddon as Serialize } from '@xterm/addon-serialize';
import { createRequire } from 'node:module';
import type { Size } from './size-arbiter.ts';

// These packages name their exports in a way that Node's import cannot see.
const require = createRequire(import.meta.url);
const { Terminal } = require('@xterm/headless') as typeof import('@xterm/headless');
const { SerializeAddon } = require('@xterm/addon-serialize') as typeof import('@xterm/addon-serialize');
const { Unicode11Addon } = require('@xterm/addon-unicode11') as typeof import('@xterm/addon-unicode11');

export const SCROLLBACK = 1000;

export type Snapshot = Size & { position: number; data: string };

export type ScreenListeners = {
  /** OSC 7 and OSC 133, in the order of the output. */
  onDirectory: (payload: string) => void;
  onMark: (payload: string) => void;
  /** The terminal's answer to a program's question. */
  onAnswer: (data: string) => void;
};

/** What a terminal shows, kept on the server by a terminal without a window. */
export class Screen {
  readonly #terminal: InstanceType<typeof Terminal>;
  readonly #serialize: Serialize;
  #position: number;
  #pending = 0;

  constructor(size: Size, position: number, { onDirectory, onMark, onAnswer }: ScreenListeners) {
    this.#terminal = new Terminal({
      cols: size.columns,
      rows: size.rows,
      scrollback: SCROLLBACK,
      allowProposedApi: true,
    });
    this.#serialize = new SerializeAddon();
    this.#terminal.loadAddon(this.#serialize);
    // The browser counts cells by the same version; otherwise a restored screen drifts.
    this.#terminal.loadAddon(new Unicode11Addon());
    this.#terminal.unicode.activeVersion = '11';
    this.#terminal.parser.registerOscHandler(7, (payload) => (onDirectory(payload), true));
    this.#terminal.parser.registerOscHandler(133, (payload) => (onMark(payload), true));
    this.#terminal.onData(onAnswer);
    this.#position = position;
  }

  /** Bytes that were written and are not drawn yet. */
  get pending(): number {
    return this.#pending;
  }

  get bracketedPaste(): boolean {
    return this.#terminal.modes.bracketedPasteMode;
  }

  write(bytes: Uint8Array, drawn: () => void): void {
    this.#pending += bytes.length;
    this.#terminal.write(bytes, () => {
      this.#pending -= bytes.length;
      this.#position += bytes.length;
      drawn();
    });
  }

  /** Everything that was written so far is drawn. */
  drawn(): Promise<void> {
    return new Promise((resolve) => {
      this.#terminal.write('', resolve);
    });
  }

  /** Takes effect after what was written so far. */
  resize({ columns, rows }: Size): void {
    this.#terminal.write('', () => this.#terminal.resize(columns, rows));
  }

  /** Puts a screen that was kept back; counts as no output. */
  restore(data: string): void {
    this.#terminal.write(data);
  }

  /**
   * The screen after what was written so far, with all that a viewer's terminal needs to go on from it, and this
   * many of the lines above it.
   */
  snapshot(take: (snapshot: Snapshot) => void, scrollback = SCROLLBACK): void {
    this.#terminal.write('', () => {
      const { cols: columns, rows } = this.#terminal;
      take({ columns, rows, position: this.#position, data: this.#serialize.serialize({ scrollback }) });
    });
  }

  /** What is worth keeping over a restart: the normal screen with at most so many characters, without modes. */
  kept(limit: number): string {
    for (const scrollback of [SCROLLBACK, 200, 0]) {
      const data = this.#serialize.serialize({ scrollback, excludeAltBuffer: true, excludeModes: true });
      if (data.length <= limit) return data;
    }
    return '';
  }

  dispose(): void {
    this.#terminal.dispose();
  }
}
