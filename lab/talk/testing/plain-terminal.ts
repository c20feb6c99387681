import { randomInt } from 'node:crypto';
import type { Terminal, TerminalViewer, ViewOptions } from '../../workbench/workbench.ts';
import { Screen } from '../../workbench/terminals/screen.ts';
import { Viewers } from '../../workbench/terminals/viewers.ts';

const size = { columns: 80, rows: 24 };

/** A terminal with the lab's own screen and viewers, in which no program runs: the test writes. */
export class PlainTerminal implements Terminal {
  readonly info;
  readonly #screen: Screen;
  readonly #viewers: Viewers;
  /** Whether a program would be kept from writing. */
  paused = false;

  constructor(id = 'shell') {
    this.info = { id, kind: 'shell' as const, busy: false };
    const position = randomInt(2 ** 40);
    this.#screen = new Screen(size, position, {
      onDirectory: () => undefined,
      onMark: () => undefined,
      onAnswer: () => undefined,
    });
    this.#viewers = new Viewers({
      screen: this.#screen,
      size,
      position,
      onPause: (paused) => (this.paused = paused),
      onResize: (size) => this.#screen.resize(size),
    });
  }

  write(text: string): void {
    this.#viewers.output(Buffer.from(text));
  }

  resize(columns: number, rows: number): void {
    const viewer: TerminalViewer = { message: () => {}, output: () => {}, close: () => {} };
    this.#viewers.join(viewer, undefined);
    this.#viewers.resize(viewer, { columns, rows });
    this.#viewers.leave(viewer);
  }

  /** Where its output stands, and what is on the screen. */
  shows(): Promise<{ position: number; text: string }> {
    return new Promise((resolve) => {
      this.#screen.snapshot(({ position, data }) => resolve({ position, text: data }), 0);
    });
  }

  drawn(): Promise<void> {
    return this.#screen.drawn();
  }

  view(viewer: TerminalViewer, since: number | undefined, options: ViewOptions = {}) {
    this.#viewers.join(viewer, since, options);
    return {
      receive: (input: { type: string; position?: number }) => {
        if (input.type === 'ack') this.#viewers.acknowledge(viewer, input.position ?? 0);
      },
      leave: () => this.#viewers.leave(viewer),
    };
  }

  async type(text: string): Promise<void> {
    this.write(text);
  }

  async typeOut(text: string): Promise<void> {
    this.write(text);
  }

  close(): void {
    this.#viewers.close();
  }
}
