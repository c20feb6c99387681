import type { Terminal } from '@xterm/xterm';

/** Shift, Ctrl, Alt, Caps Lock, Meta: pressed on the way to another key, they end nothing. */
const modifiers = ['Shift', 'Control', 'Alt', 'AltGraph', 'CapsLock', 'Meta'];

/**
 * Takes compositions of input methods in the place of xterm, which reads finished text from its textarea in timers:
 * on a busy page these run late, and a syllable is sent twice, or never (seen with xterm 6.0.0; the tests show it).
 * A Korean line ends inside a composition nearly always, so here the browser's own word of what was composed is sent
 * at once, in order.
 */
export class Composition {
  readonly #xterm: Terminal;
  readonly #view: HTMLElement | null;
  #text: string | undefined;
  /** How much the textarea held when the composition began. */
  #before = 0;
  /** What was being composed went out before the key that ended it: its end has nothing left to say. */
  #sent = false;
  /** The last key was the input method's, so what it inserts without composing is ours to send. */
  #processed = false;

  constructor(xterm: Terminal, host: HTMLElement) {
    this.#xterm = xterm;
    this.#view = host.querySelector('.composition-view');
    const hear = (type: string, heard: (event: CompositionEvent) => void) =>
      host.addEventListener(
        type,
        (event) => {
          event.stopImmediatePropagation();
          if (event instanceof CompositionEvent) heard(event);
        },
        // Before xterm's own listeners on its textarea. Keys are never taken this way.
        { capture: true },
      );
    hear('compositionstart', () => {
      this.#before = xterm.textarea?.value.length ?? 0;
      this.#show('');
    });
    hear('compositionupdate', (event) => this.#show(event.data));
    hear('compositionend', (event) => this.#finish(event.data === '' ? this.#left() : event.data));
    xterm.textarea?.addEventListener('input', (event) => {
      if (event instanceof InputEvent) this.#inserted(event);
    });
  }

  /** Whether a key is the input method's; any other key that comes while it composes ends the composition. */
  takes(key: KeyboardEvent): boolean {
    if (key.type === 'keyup') this.#processed = false;
    if (key.type !== 'keydown') return false;
    this.#processed = key.keyCode === 229;
    if (this.#processed) return true;
    if (this.#text !== undefined && !modifiers.includes(key.key)) {
      this.#finish(this.#text);
      this.#sent = true;
    }
    return false;
  }

  /**
   * What is left of a composition that ends without a word: nothing when it was given up, all of it when the learner
   * pressed something beside the terminal. Chromium says the same of both, but keeps the text only of the latter.
   */
  #left(): string {
    const kept = (this.#xterm.textarea?.value.length ?? 0) > this.#before;
    return kept ? (this.#text ?? '') : '';
  }

  #finish(text: string): void {
    this.#text = undefined;
    this.#view?.classList.remove('active');
    if (!this.#sent && text !== '') this.#xterm.input(text);
    this.#sent = false;
  }

  /** Digits and marks typed with the input method on come as plain insertions. */
  #inserted(event: InputEvent): void {
    if (!this.#processed || this.#text !== undefined) return;
    if (event.inputType === 'insertText' && event.data !== null) this.#xterm.input(event.data);
    else if (event.inputType === 'deleteContentBackward') this.#xterm.input('\x7f');
  }

  /** Shows what is being composed where the cursor is. */
  #show(text: string): void {
    this.#text = text;
    this.#sent = false;
    const view = this.#view;
    const screen = this.#xterm.element?.querySelector<HTMLElement>('.xterm-screen');
    if (view === null || screen === null || screen === undefined) return;
    const { cols, rows, options, buffer } = this.#xterm;
    const [width, height] = [screen.offsetWidth / cols, screen.offsetHeight / rows];
    view.textContent = text;
    view.classList.add('active');
    Object.assign(view.style, {
      left: `${Math.min(buffer.active.cursorX, cols - 1) * width}px`,
      top: `${buffer.active.cursorY * height}px`,
      height: `${height}px`,
      lineHeight: `${height}px`,
      fontFamily: options.fontFamily,
      fontSize: `${options.fontSize}px`,
    });
  }
}
