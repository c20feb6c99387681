import type { TerminalInput, TerminalOutput } from '../../contract/terminal.ts';
import type { Terminal, TerminalViewer } from '../workbench.ts';
import { eventually } from './test-workbench.ts';

// oxlint-disable-next-line no-control-regex -- escape sequences are what is taken out
const ESCAPES = /\x1b(?:\[[?>=]?[\d;]*[a-zA-Z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()].|[=>])|\r/g;

/** A browser window as a terminal sees it: draws what it gets, and acknowledges that unless told not to. */
export class TestWindow {
  readonly messages: TerminalOutput[] = [];
  position = 0;
  received = 0;
  draws = true;
  #text = '';
  readonly #view: ReturnType<Terminal['view']>;
  readonly #decoder = new TextDecoder();

  constructor(terminal: Terminal, since?: number) {
    const viewer: TerminalViewer = {
      message: (message) => this.#onMessage(message),
      output: (bytes) => this.#onOutput(bytes),
      close: () => undefined,
    };
    if (since !== undefined) this.position = since;
    this.#view = terminal.view(viewer, since);
  }

  /** What came since it was last cleared, without escape sequences and CR; the end of it when it is long. */
  get text(): string {
    return this.#text.replace(ESCAPES, '');
  }

  clear(): void {
    this.#text = '';
  }

  send(input: TerminalInput): void {
    this.#view.receive(input);
  }

  key(data: string): void {
    this.send({ type: 'input', data });
  }

  leave(): void {
    this.#view.leave();
  }

  async sees(text: string | RegExp): Promise<void> {
    const isThere = () =>
      (typeof text === 'string' ? this.text.includes(text) : text.test(this.text)) || undefined;
    await eventually(`${String(text)} on the screen`, isThere).catch((error: unknown) => {
      throw new Error(`the screen shows: ${JSON.stringify(this.text.slice(-2000))}`, { cause: error });
    });
  }

  size(): unknown {
    return this.messages.findLast(({ type }) => type === 'size');
  }

  #onMessage(message: TerminalOutput): void {
    this.messages.push(message);
    if (message.type === 'screen') {
      this.#text += message.data;
      this.position = message.position;
    }
  }

  #onOutput(bytes: Uint8Array): void {
    this.received += bytes.length;
    this.position += bytes.length;
    this.#text = (this.#text + this.#decoder.decode(bytes, { stream: true })).slice(-100_000);
    const { position } = this;
    // As xterm does: drawn, and acknowledged, a little later.
    if (this.draws) setImmediate(() => this.send({ type: 'ack', position }));
  }
}
