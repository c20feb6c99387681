import type { TerminalOutput } from '../../contract/terminal.ts';
import { Screen } from '../../workbench/terminals/screen.ts';
import type { TalkScreen } from '../talk.ts';

/** A follower's window: draws what it is sent, as the page does, and reads only while it `reads`. */
export class FollowerScreen implements TalkScreen {
  readonly messages: TerminalOutput[] = [];
  /** The very objects that were sent, to see whether they are shared. */
  readonly sent: Uint8Array[] = [];
  reads = true;
  received = 0;
  backlog = 0;
  closed = false;
  screens = 0;
  #position = 0;
  #screen: Screen | undefined;

  message(message: TerminalOutput): void {
    this.messages.push(message);
    this.#take(JSON.stringify(message).length);
    if (message.type === 'screen') {
      this.screens += 1;
      this.#position = message.position;
      this.#screen = new Screen(message, message.position, {
        onDirectory: () => undefined,
        onMark: () => undefined,
        onAnswer: () => undefined,
      });
      this.#screen.restore(message.data);
    }
    if (message.type === 'size') this.#screen?.resize(message);
  }

  output(bytes: Uint8Array): void {
    if (this.#screen === undefined) throw new Error('output before a screen');
    this.sent.push(bytes);
    this.received += bytes.length;
    this.#position += bytes.length;
    this.#take(bytes.length);
    this.#screen.write(bytes, () => undefined);
  }

  close(): void {
    this.closed = true;
  }

  /** Reads all that it was sent. */
  drain(): void {
    this.reads = true;
    this.backlog = 0;
  }

  /** Where in the terminal's output it stands, and what it shows. */
  async shows(): Promise<{ position: number; text: string }> {
    const screen = this.#screen;
    if (screen === undefined) return { position: 0, text: '' };
    const text = await new Promise<string>((resolve) => {
      screen.snapshot(({ data }) => resolve(data), 0);
    });
    return { position: this.#position, text };
  }

  #take(length: number): void {
    if (!this.reads) this.backlog += length;
  }
}
