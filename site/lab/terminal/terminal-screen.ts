import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { Terminal } from '@xterm/xterm';
import { createStore } from '../store.ts';
import { Composition } from './composition.ts';
import { copySelection, type Paste, takePastes } from './copy-paste.ts';
import { fontThatFits, sizeThatFits, type Size } from './fit.ts';
import { LastCommand } from './last-command.ts';
import { commandOf, type TerminalCommand } from './terminal-keys.ts';
import { TerminalLink } from './terminal-link.ts';
import { preferences } from './terminal-preferences.ts';
import { onThemeChange, terminalTheme } from './terminal-theme.ts';

export type ScreenState = {
  linked: boolean;
  /** False while another window sets the size. */
  owned: boolean;
  exitCode: number | undefined;
};

type ScreenOptions = {
  host: HTMLElement;
  lab: string;
  id: string;
  onCommand: (command: TerminalCommand) => void;
  /** A paste of several lines into a program that would run each line at once. */
  onRiskyPaste: (paste: Paste) => void;
  /** A screen that is only looked at: it never sets the size, and nothing is typed until `allowTyping`. */
  looksOnly?: boolean;
  /** The type's size where it is not the reader's own choice, asked again whenever the box changes. */
  typeSize?: (() => number) | undefined;
  lineHeight?: number | undefined;
};

const mac = navigator.platform.startsWith('Mac');
const resizeDelay = 80;

function openLink(_: MouseEvent, address: string): void {
  // Output is written by whatever runs in the container: only pages are opened, and they learn nothing of this one.
  if (/^https?:/.test(address)) window.open(address, '_blank', 'noopener,noreferrer');
}

/** One terminal on the page: xterm, its socket, and who of the windows sets its size. */
export class TerminalScreen {
  readonly state = createStore<ScreenState>({ linked: false, owned: true, exitCode: undefined });
  readonly xterm: Terminal;
  readonly search = new SearchAddon();
  readonly lastCommand: LastCommand;
  readonly #host: HTMLElement;
  readonly #looksOnly: boolean;
  readonly #typeSize: () => number;
  readonly #fit = new FitAddon();
  readonly #link: TerminalLink;
  readonly #end: (() => void)[] = [];
  #resizing: ReturnType<typeof setTimeout> | undefined;
  /** The size that the server has, or has been asked to take: each further word of it would redraw the prompt. */
  #agreed: Size | undefined;

  constructor(options: ScreenOptions) {
    const { host, lab, id, onCommand, onRiskyPaste, looksOnly = false } = options;
    this.#host = host;
    this.#looksOnly = looksOnly;
    this.#typeSize = options.typeSize ?? (() => preferences.get().fontSize);
    if (looksOnly) this.state.set({ owned: false });
    const { screenReader } = preferences.get();
    const xterm = new Terminal({
      allowProposedApi: true,
      fontFamily: getComputedStyle(host).getPropertyValue('--code'),
      fontSize: this.#typeSize(),
      lineHeight: options.lineHeight ?? 1.25,
      disableStdin: looksOnly,
      cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      scrollback: 5000,
      minimumContrastRatio: 4.5,
      screenReaderMode: screenReader,
      macOptionIsMeta: false,
      rightClickSelectsWord: false,
      theme: terminalTheme(host),
      linkHandler: { activate: openLink },
    });
    this.xterm = xterm;
    xterm.loadAddon(this.#fit);
    xterm.loadAddon(this.search);
    xterm.loadAddon(new WebLinksAddon(openLink));
    // The server's copy of the screen counts widths the same way: a difference would shift every line after an emoji.
    xterm.loadAddon(new Unicode11Addon());
    xterm.unicode.activeVersion = '11';
    this.lastCommand = new LastCommand(xterm);
    xterm.open(host);
    const composition = new Composition(xterm, host);
    xterm.attachCustomKeyEventHandler((key) => !composition.takes(key) && this.#key(key, onCommand));
    this.#link = new TerminalLink(lab, id, {
      onScreen: (screen, drawn) => {
        xterm.reset();
        xterm.resize(screen.columns, screen.rows);
        xterm.write(screen.data, () => {
          drawn();
          this.fit();
        });
        this.state.set({ exitCode: undefined });
      },
      onOutput: (bytes, drawn) => xterm.write(bytes, drawn),
      onSize: ({ columns, rows, owned: mine }) => {
        const owned = mine && !looksOnly;
        this.state.set({ owned });
        host.dataset['owned'] = String(owned);
        this.#agreed = { columns, rows };
        if (!owned) xterm.resize(columns, rows);
        this.fit();
      },
      onExit: (exitCode) => this.state.set({ exitCode }),
      onLinked: (linked) => {
        if (!linked) this.#agreed = undefined;
        this.state.set({ linked });
        // The focus that was there before the line was: said now, or the keys would go to another window's size.
        if (linked && document.activeElement === xterm.textarea) this.#sayFocus();
      },
    });
    xterm.onData((data) => this.#link.send({ type: 'input', data: data.normalize('NFC') }));
    this.#end.push(
      takePastes(host, xterm, onRiskyPaste),
      onThemeChange(() => (xterm.options.theme = terminalTheme(host))),
      preferences.subscribe(() => this.#prefer()),
    );
    xterm.textarea?.addEventListener('focus', () => this.#sayFocus());
    const observer = new ResizeObserver(() => {
      clearTimeout(this.#resizing);
      this.#resizing = setTimeout(() => this.fit(), resizeDelay);
    });
    observer.observe(host);
    this.#end.push(() => observer.disconnect());
  }

  focus(): void {
    this.xterm.focus();
  }

  /** Takes the size for this window, as a focus would. */
  claim(): void {
    this.#sayFocus();
  }

  /** Types text as if by hand. */
  type(text: string): void {
    this.#sayFocus();
    this.#link.send({ type: 'input', data: text.normalize('NFC') });
    this.xterm.scrollToBottom();
  }

  /** For a screen that is only looked at: whether what is typed there is sent. */
  allowTyping(on: boolean): void {
    this.xterm.options.disableStdin = !on;
  }

  /** Fills the box: the owner by more or fewer cells, a viewer by a smaller font. */
  fit(): void {
    const fontSize = this.#typeSize();
    if (!this.state.get().owned) {
      this.xterm.options.fontSize = fontThatFits(this.xterm, this.#host, fontSize);
      return;
    }
    this.xterm.options.fontSize = fontSize;
    const size = sizeThatFits(this.#fit);
    if (size === undefined) return;
    this.xterm.resize(size.columns, size.rows);
    if (size.columns === this.#agreed?.columns && size.rows === this.#agreed.rows) return;
    this.#agreed = size;
    this.#link.send({ type: 'resize', ...size });
  }

  dispose(): void {
    clearTimeout(this.#resizing);
    for (const end of this.#end) end();
    this.#link.close();
    this.xterm.dispose();
  }

  /** Whoever types sets the size, except a visitor. */
  #sayFocus(): void {
    if (!this.#looksOnly) this.#link.send({ type: 'focus' });
  }

  #prefer(): void {
    this.xterm.options.screenReaderMode = preferences.get().screenReader;
    this.fit();
  }

  #key(key: KeyboardEvent, onCommand: (command: TerminalCommand) => void): boolean {
    const { xterm } = this;
    const command = commandOf(key, {
      mac,
      selected: xterm.hasSelection(),
      fullScreen: xterm.buffer.active.type === 'alternate',
    });
    if (command === undefined) return true;
    // Left to the browser, whose paste event brings the text, and to the page, whose keys they are.
    if (command === 'paste' || command === 'page') return false;
    key.preventDefault();
    if (command === 'copy') void copySelection(xterm);
    else onCommand(command);
    return false;
  }
}
