import { routes } from '../../lab/contract/routes.ts';
import { TerminalOutput } from '../../lab/contract/terminal.ts';
import { parseJson } from '../lab/parse-json.ts';
import { createStore } from '../lab/store.ts';
import { ReturningSocket } from '../talk/returning-socket.ts';
import type { AudienceScreen } from './audience-screen.ts';

/**
 * Brings the terminal of the slide to the audience's screen, in the speaker's size. It acknowledges nothing: whoever is
 * too slow for the output is sent the whole screen instead.
 */
export class TalkTerminal {
  readonly state = createStore({ linked: false, ended: false });
  readonly #screen: AudienceScreen;
  readonly #socket: ReturningSocket;

  constructor(screen: AudienceScreen) {
    this.#screen = screen;
    this.#socket = new ReturningSocket(routes.talkTerminal, {
      onOpen: () => undefined, // the line counts as good once the screen has come
      onData: (data) => this.#receive(data),
      onLost: () => this.state.set({ linked: false }),
    });
  }

  close(): void {
    this.#socket.close();
  }

  #receive(data: unknown): void {
    if (data instanceof ArrayBuffer) return this.#screen.write(new Uint8Array(data));
    const parsed = TerminalOutput.safeParse(parseJson(String(data)));
    // A message that a newer server knows and we do not: say so to whoever looks, and live without it.
    if (!parsed.success) return console.warn('unknown message from the terminal of the talk', parsed.error);
    const message = parsed.data;
    switch (message.type) {
      case 'screen':
        this.#screen.show(message.columns, message.rows, message.data);
        return this.state.set({ linked: true, ended: false });
      case 'size':
        return this.#screen.resize(message.columns, message.rows);
      case 'exit':
        return this.state.set({ ended: true });
      case 'resume':
        return this.state.set({ linked: true });
    }
  }
}
