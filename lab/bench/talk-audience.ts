import { WebSocket } from 'ws';
import * as z from 'zod/mini';
import { routes } from '../contract/routes.ts';

/**
 * A process full of followers, as `node talk-audience.ts`: told by messages what to do, so that the bench itself has
 * time for the speaker.
 */
export const AudienceOrder = z.discriminatedUnion('type', [
  /** Follow with so many windows; the last `frozen` of them read nothing once they are linked. */
  z.object({ type: z.literal('follow'), origin: z.string(), count: z.number(), frozen: z.number() }),
  /** Note when each of the next so many letters comes; those after them are read and forgotten. */
  z.object({ type: z.literal('listen'), letters: z.number() }),
  /** Tell what was noted. */
  z.object({ type: z.literal('report') }),
]);
export type AudienceOrder = z.infer<typeof AudienceOrder>;

export const AudienceAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('following') }),
  z.object({ type: z.literal('listening') }),
  /** For each window that reads, when each letter came, by the machine's own clock in milliseconds. */
  z.object({ type: z.literal('report'), letters: z.array(z.array(z.number())), screens: z.number() }),
]);
export type AudienceAnswer = z.infer<typeof AudienceAnswer>;

/** The same clock in every process. */
export function machineNow(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

const A = 'a'.charCodeAt(0);
const Z = 'z'.charCodeAt(0);

class FollowerWindow {
  letters: number[] = [];
  screens = 0;
  #wanted = 0;
  readonly linked: Promise<void>;
  readonly #sockets: WebSocket[];

  constructor(origin: string) {
    const open = (path: string) =>
      new WebSocket(origin.replace(/^http/, 'ws') + path, { headers: { origin } });
    const [talk, terminal] = [open(routes.talkSocket), open(routes.talkTerminal)];
    this.#sockets = [talk, terminal];
    this.linked = new Promise((resolve, reject) => {
      for (const socket of this.#sockets) socket.once('error', reject);
      terminal.on('message', (data: Buffer, isBinary) => {
        if (isBinary) this.#note(data);
        else if (data.includes('"screen"')) {
          this.screens += 1;
          resolve();
        }
      });
    });
  }

  listen(letters: number): void {
    this.#wanted = letters;
    this.letters = [];
    this.screens = 0;
  }

  freeze(): void {
    for (const socket of this.#sockets) socket.pause();
  }

  #note(data: Buffer): void {
    const now = machineNow();
    for (const byte of data) {
      if (this.letters.length >= this.#wanted) return;
      if (byte >= A && byte <= Z) this.letters.push(now);
    }
  }
}

let windows: FollowerWindow[] = [];
let frozen = 0;

async function follow(origin: string, count: number): Promise<void> {
  windows = Array.from({ length: count }, () => new FollowerWindow(origin));
  await Promise.all(windows.map(({ linked }) => linked));
  for (const window of windows.slice(windows.length - frozen)) window.freeze();
}

async function obey(order: AudienceOrder): Promise<AudienceAnswer> {
  if (order.type === 'follow') {
    ({ frozen } = order);
    await follow(order.origin, order.count);
    return { type: 'following' };
  }
  if (order.type === 'listen') {
    for (const window of windows) window.listen(order.letters);
    return { type: 'listening' };
  }
  const reading = windows.slice(0, windows.length - frozen);
  const screens = reading.reduce((sum, window) => sum + window.screens, 0) / Math.max(1, reading.length);
  return { type: 'report', letters: reading.map(({ letters }) => letters), screens };
}

process.on('message', (message) => {
  obey(z.parse(AudienceOrder, message)).then(
    (answer) => process.send?.(answer),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
