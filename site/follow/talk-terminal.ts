import { Unicode11Addon } from '@xterm/addon-unicode11';
import { Terminal } from '@xterm/xterm';
import { routes } from '../../lab/contract/routes.ts';
import { TerminalOutput } from '../../lab/contract/terminal.ts';
import { parseJson } from '../lab/parse-json.ts';
import { createStore } from '../lab/store.ts';
import { onThemeChange, terminalTheme } from '../lab/terminal/terminal-theme.ts';
import { preferences } from '../lab/terminal/terminal-preferences.ts';
import { ReturningSocket } from '../talk/returning-socket.ts';
import { typeThatFits } from './type-size.ts';

/**
 * `box`: as large as the box allows. `width`: as wide as the box, which becomes as high as it needs. `large`: type for
 * reading, and the box is scrolled.
 */
export type TypeSize = 'box' | 'width' | 'large';

const largeType = 13;
const resizeDelay = 80;

/**
 * The terminal of the slide as the audience sees it: in the speaker's size, and nothing can be typed. It acknowledges
 * nothing: whoever is too slow for the output is sent the whole screen instead.
 */
export class TalkTerminal {
  readonly state = createStore({ linked: false, ended: false });
  readonly #host: HTMLElement;
  readonly #xterm: Terminal;
  readonly #socket: ReturningSocket;
  readonly #end: (() => void)[] = [];
  #typeSize: TypeSize = 'box';
  #resizing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
    const xterm = new Terminal({
      allowProposedApi: true,
      disableStdin: true,
      fontFamily: getComputedStyle(host).getPropertyValue('--code'),
      fontSize: largeType,
      lineHeight: 1.25,
      cursorBlink: false,
      cursorInactiveStyle: 'block',
      scrollback: 200,
      minimumContrastRatio: 4.5,
      screenReaderMode: preferences.get().screenReader,
      theme: terminalTheme(host),
    });
    this.#xterm = xterm;
    // Widths are counted as the speaker's screen counts them.
    xterm.loadAddon(new Unicode11Addon());
    xterm.unicode.activeVersion = '11';
    xterm.open(host);
    const observer = new ResizeObserver(() => {
      clearTimeout(this.#resizing);
      this.#resizing = setTimeout(() => this.#fit(), resizeDelay);
    });
    observer.observe(host);
    this.#end.push(
      () => observer.disconnect(),
      onThemeChange(() => (xterm.options.theme = terminalTheme(host))),
    );
    this.#socket = new ReturningSocket(routes.talkTerminal, {
      onOpen: () => undefined, // the line counts as good once the screen has come
      onData: (data) => this.#receive(data),
      onLost: () => this.state.set({ linked: false }),
    });
  }

  /** What a screen reader calls it. */
  label(words: string): void {
    this.#xterm.textarea?.setAttribute('aria-label', words);
  }

  showType(size: TypeSize): void {
    this.#typeSize = size;
    this.#fit();
  }

  dispose(): void {
    clearTimeout(this.#resizing);
    for (const end of this.#end) end();
    this.#socket.close();
    this.#xterm.dispose();
  }

  #receive(data: unknown): void {
    if (data instanceof ArrayBuffer) return this.#xterm.write(new Uint8Array(data));
    const parsed = TerminalOutput.safeParse(parseJson(String(data)));
    // A message that a newer server knows and we do not: say so to whoever looks, and live without it.
    if (!parsed.success) return console.warn('unknown message from the terminal of the talk', parsed.error);
    const message = parsed.data;
    switch (message.type) {
      case 'screen':
        this.#xterm.reset();
        this.#xterm.resize(message.columns, message.rows);
        this.#xterm.write(message.data, () => this.#fit());
        return this.state.set({ linked: true, ended: false });
      case 'size':
        this.#xterm.resize(message.columns, message.rows);
        return this.#fit();
      case 'exit':
        return this.state.set({ ended: true });
      case 'resume':
        return this.state.set({ linked: true });
    }
  }

  #fit(): void {
    if (this.#typeSize === 'large') {
      this.#xterm.options.fontSize = largeType;
      return;
    }
    // Twice, because a cell's width is rounded to pixels differently at each font size.
    for (let round = 0; round < 2; round++) this.#xterm.options.fontSize = this.#fitting();
  }

  #fitting(): number {
    const screen = this.#host.querySelector<HTMLElement>('.xterm-screen');
    const { clientWidth: width, clientHeight: height } = this.#host;
    return typeThatFits(
      this.#xterm.options.fontSize ?? largeType,
      { width: screen?.offsetWidth ?? 0, height: screen?.offsetHeight ?? 0 },
      this.#typeSize === 'box' ? { width, height } : { width },
    );
  }
}
