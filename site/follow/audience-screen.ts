import { Unicode11Addon } from '@xterm/addon-unicode11';
import { Terminal } from '@xterm/xterm';
import { preferences } from '../lab/terminal/terminal-preferences.ts';
import { onThemeChange, terminalTheme } from '../lab/terminal/terminal-theme.ts';
import { typeThatFits } from './type-size.ts';

/**
 * `box`: as large as the box allows. `width`: as wide as the box, which becomes as high as it needs. `large`: type for
 * reading, and the box is scrolled.
 */
export type TypeSize = 'box' | 'width' | 'large';

const largeType = 13;
const resizeDelay = 80;

/** A terminal's screen as the audience sees it: of the size that it is told, and nothing can be typed. */
export class AudienceScreen {
  readonly #host: HTMLElement;
  readonly #xterm: Terminal;
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
  }

  /** What a screen reader calls it. */
  label(words: string): void {
    this.#xterm.textarea?.setAttribute('aria-label', words);
  }

  showType(size: TypeSize): void {
    this.#typeSize = size;
    this.#fit();
  }

  /** Begins anew with a whole screen. */
  show(columns: number, rows: number, data: string): void {
    this.#xterm.reset();
    this.#xterm.resize(columns, rows);
    this.#xterm.write(data, () => this.#fit());
  }

  resize(columns: number, rows: number): void {
    this.#xterm.resize(columns, rows);
    this.#fit();
  }

  write(data: string | Uint8Array): void {
    this.#xterm.write(data);
  }

  dispose(): void {
    clearTimeout(this.#resizing);
    for (const end of this.#end) end();
    this.#xterm.dispose();
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
