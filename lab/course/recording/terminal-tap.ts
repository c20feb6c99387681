import { createRequire } from 'node:module';
import type { Terminal, ViewOptions } from '../../workbench/workbench.ts';

// These packages name their exports in a way that Node's import cannot see.
const require = createRequire(import.meta.url);
const headless = require('@xterm/headless') as typeof import('@xterm/headless');
const { SerializeAddon } = require('@xterm/addon-serialize') as typeof import('@xterm/addon-serialize');

/** As wide as a slide's terminal is, and as high as one can be read from the last row. */
export const SIZE = { columns: 100, rows: 24 };
const TAIL_LENGTH = 16 * 1024;

/** A window of that size that takes down what a terminal writes. */
export class TerminalTap {
  readonly terminal: Terminal;
  readonly #view: ReturnType<Terminal['view']>;
  #tail = '';
  #position = 0;

  constructor(terminal: Terminal, onText: (text: string) => void) {
    this.terminal = terminal;
    const decoder = new TextDecoder();
    this.#view = terminal.view(
      {
        message: (message) => {
          if (message.type === 'screen') this.#position = message.position;
        },
        output: (bytes) => {
          this.#position += bytes.length;
          this.#view.receive({ type: 'ack', position: this.#position });
          const text = decoder.decode(bytes, { stream: true });
          this.#tail = (this.#tail + text).slice(-TAIL_LENGTH);
          onText(text);
        },
        close: () => undefined, // the lab is closing: whoever waits for the terminal is told so
      },
      undefined,
    );
    this.#view.receive({ type: 'focus' });
    this.#view.receive({ type: 'resize', ...SIZE });
  }

  /** The end of what was written since the last `forget`. */
  get tail(): string {
    return this.#tail;
  }

  forget(): void {
    this.#tail = '';
  }

  key(data: string): void {
    this.#view.receive({ type: 'input', data });
  }

  leave(): void {
    this.#view.leave();
  }
}

/** What stands on a terminal's screen now. */
export function screenOf(terminal: Terminal): Promise<string> {
  return new Promise((resolve) => {
    const options: ViewOptions = { onlyLooks: true, scrollback: 0 };
    let data: string | undefined;
    const view = terminal.view(
      {
        message: (message) => {
          if (message.type === 'screen') ({ data } = message);
          if (message.type !== 'size' || data === undefined) return;
          view.leave();
          resolve(data);
        },
        output: () => undefined, // what was written since is not on that screen
        close: () => resolve(data ?? ''),
      },
      undefined,
      options,
    );
  });
}

/** The same with the line of the cursor alone, as after `clear`: the prompt. */
export async function promptOf(terminal: Terminal): Promise<string> {
  const drawn = new headless.Terminal({
    cols: SIZE.columns,
    rows: SIZE.rows,
    scrollback: 0,
    allowProposedApi: true,
  });
  const serialize = new SerializeAddon();
  drawn.loadAddon(serialize);
  try {
    const data = await screenOf(terminal);
    await new Promise<void>((resolve) => {
      drawn.write(data, resolve);
    });
    drawn.clear();
    return serialize.serialize();
  } finally {
    drawn.dispose();
  }
}
