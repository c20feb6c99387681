import type { IMarker, Terminal } from '@xterm/xterm';

/**
 * Follows the shell's marks (OSC 133: `C` output begins, `D` command ended) to know what the last command printed.
 * https://gitlab.freedesktop.org/Per_Bothner/specifications/blob/master/proposals/semantic-prompts.md
 */
export class LastCommand {
  readonly #xterm: Terminal;
  #prompt: IMarker | undefined;
  #from: IMarker | undefined;
  #to: IMarker | undefined;

  constructor(xterm: Terminal) {
    this.#xterm = xterm;
    xterm.parser.registerOscHandler(133, (data) => {
      const mark = data[0];
      if (mark === 'A') this.#prompt = xterm.registerMarker(0);
      if (mark === 'C') {
        this.#from = this.#prompt ?? xterm.registerMarker(0);
        this.#to = undefined;
      }
      if (mark === 'D' && this.#from !== undefined) this.#to = xterm.registerMarker(0);
      return true;
    });
  }

  /** The command and its output as text; without marks, as in a SQL prompt, what is on the screen. */
  text(): string {
    const buffer = this.#xterm.buffer.active;
    const marked = this.#from !== undefined && !this.#from.isDisposed;
    const first = marked ? (this.#from?.line ?? 0) : buffer.viewportY;
    const end = marked ? (this.#to?.line ?? buffer.length) : buffer.length;
    let text = '';
    for (let row = first; row < end; row += 1) {
      const line = buffer.getLine(row);
      if (line === undefined) break;
      const continues = buffer.getLine(row + 1)?.isWrapped === true;
      text += line.translateToString(!continues) + (continues ? '' : '\n');
    }
    return text.trimEnd();
  }
}
