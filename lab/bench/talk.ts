import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import { routes } from '../contract/routes.ts';
import type { SpeakerMessage } from '../contract/talk.ts';
import { ClassServer } from './class/class-server.ts';
import { percentile, type Figure, type Row } from './figure.ts';
import { AudienceAnswer, machineNow, type AudienceOrder } from './talk-audience.ts';
import { TerminalClient } from './terminal-client.ts';

const FOLLOWERS = 300;
/** Of them, those that are linked and read nothing. */
const FROZEN = 30;
/** As many as stand on one line of the terminal. */
const KEYS = 100;
const PAUSE_MS = 50;
/** After a screen for everyone, or after the audience has left. */
const SETTLE_MS = 1_000;
const MEGABYTES = 32;
const LOAD = `yes | head -c ${MEGABYTES * 1_000_000}`;
const LETTERS_WITHIN_MS = 30_000;
const LOOK_AGAIN_MS = 100;
const SETTLED_WITHIN_MS = 10 * 60_000;

/** The audience in a process of its own, the speaker in this one, the server in a third: on two cores, all on one machine. */
export const talk: Figure = {
  name: 'talk',
  about: `${FOLLOWERS} followers of a talk, ${FROZEN} of them frozen, against none: from the speaker's key to their bytes, and what the speaker feels`,
  async run(home) {
    const server = await ClassServer.start(join(home, 'talk'), 1, 'bench-talk');
    try {
      await untilReady(server);
      return await measure(server);
    } finally {
      await server.end();
    }
  },
};

async function measure(server: ClassServer): Promise<Row[]> {
  const { lab } = server.server;
  const shell = await TerminalClient.open({ lab, socket: (path) => server.server.socket(path) }, 'shell');
  await speak(server);
  await shell.run('clear');
  const alone = await keys(shell);
  const empty = (await server.held()).memory;
  const audience = await Audience.open(server.origin);
  try {
    await shell.run('clear');
    await delay(SETTLE_MS);
    await audience.ask({ type: 'listen', letters: KEYS });
    const { echo, typed } = await keys(shell);
    const latencies = await audience.latencies(typed);
    const full = (await server.held()).memory;
    await audience.ask({ type: 'listen', letters: 0 });
    const flooded = await throughput(shell);
    const { screens } = await audience.report();
    const behind = (await server.held()).memory;
    audience.close();
    await delay(SETTLE_MS);
    const freely = await throughput(shell);
    console.log(`    ${screens.toFixed(1)} screens for each follower during the output of ${MEGABYTES} MB`);
    return [
      ...[0.5, 0.95].map((share) =>
        row(`key to follower p${share * 100}`, percentile(latencies, share), 200, 'aim', 'ms'),
      ),
      ...[0.5, 0.95].map((share) =>
        row(
          `the speaker's echo p${share * 100}`,
          percentile(echo, share),
          percentile(alone.echo, share),
          'without followers',
          'ms',
        ),
      ),
      row("the speaker's `yes`", flooded, freely, 'without followers', 'MB/s'),
      row('server for each follower', (full - empty) / FOLLOWERS / 1e3, 1_000, 'aim', 'kB'),
      row('the same after `yes`', (behind - empty) / FOLLOWERS / 1e3, 1_000, 'aim', 'kB'),
    ];
  } finally {
    audience.close();
    shell.close();
  }
}

function row(what: string, ours: number, peer: number, peerName: string, unit: Row['unit']): Row {
  return { what, ours, peer, peerName, unit };
}

/** Shows the shell to everyone, as a deck does. */
async function speak(server: ClassServer): Promise<void> {
  const socket = server.server.socket(routes.talkSocket);
  await once(socket, 'open');
  const say = (message: SpeakerMessage): void => socket.send(JSON.stringify(message));
  say({ type: 'hello', name: '', kind: 'deck' });
  say({
    type: 'show',
    lesson: '01-compose',
    language: 'en',
    place: { h: 0, v: 0, f: -1 },
    step: null,
    terminal: 'shell',
    recording: false,
  });
}

/** One key at a time, each awaited and followed by a pause; when each was pressed and how long its echo took. */
async function keys(shell: TerminalClient): Promise<{ echo: number[]; typed: number[] }> {
  const echo: number[] = [];
  const typed: number[] = [];
  for (let key = 0; key < KEYS; key += 1) {
    const letter = String.fromCodePoint(97 + (key % 26));
    const seen = shell.until(letter);
    const begun = machineNow();
    typed.push(begun);
    shell.send({ type: 'input', data: letter });
    await seen;
    echo.push(machineNow() - begun);
    await delay(PAUSE_MS);
  }
  shell.send({ type: 'input', data: '\u0015' });
  return { echo, typed };
}

async function throughput(shell: TerminalClient): Promise<number> {
  const begun = performance.now();
  await shell.run(LOAD);
  return MEGABYTES / ((performance.now() - begun) / 1000);
}

/** The first spare is made while the server begins; what it costs would be measured as the talk's. */
async function untilReady(server: ClassServer): Promise<void> {
  for (const end = Date.now() + SETTLED_WITHIN_MS; Date.now() < end;) {
    const [{ phase }, now] = await Promise.all([server.server.state(), server.now()]);
    if (phase === 'ready' && now.class.capacity.measured && now.class.spares > 0) return;
    await delay(LOOK_AGAIN_MS);
  }
  throw new Error('the class did not settle');
}

/** The process in which the followers are. */
class Audience {
  readonly #child: ChildProcess;
  readonly #ended: Promise<never>;

  private constructor() {
    this.#child = fork(join(import.meta.dirname, 'talk-audience.ts'), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#ended = new Promise((_, reject) => {
      this.#child.once('exit', () => reject(new Error('the audience has ended')));
    });
    this.#ended.catch(() => undefined); // only while it is asked something does its end matter
  }

  static async open(origin: string): Promise<Audience> {
    const audience = new Audience();
    await audience.ask({ type: 'follow', origin, count: FOLLOWERS, frozen: FROZEN });
    return audience;
  }

  async ask(order: AudienceOrder): Promise<AudienceAnswer> {
    const answer = once(this.#child, 'message');
    this.#child.send(order);
    const [message] = await Promise.race([answer, this.#ended]);
    return z.parse(AudienceAnswer, message);
  }

  async report(): Promise<Extract<AudienceAnswer, { type: 'report' }>> {
    const answer = await this.ask({ type: 'report' });
    if (answer.type !== 'report') throw new Error(`${answer.type} is no report`);
    return answer;
  }

  /** From each key to each follower. */
  async latencies(typed: number[]): Promise<number[]> {
    for (const end = Date.now() + LETTERS_WITHIN_MS; ;) {
      const { letters } = await this.report();
      if (letters.every(({ length }) => length >= typed.length))
        return letters.flatMap((own) => typed.map((at, key) => (own[key] ?? Number.NaN) - at));
      if (Date.now() > end) throw new Error('some followers have not seen every key');
      await delay(LOOK_AGAIN_MS);
    }
  }

  close(): void {
    this.#child.kill();
  }
}
