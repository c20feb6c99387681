import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as z from 'zod/mini';
import { Seat } from '../../contract/class.ts';
import type { CourseProgress, LessonState, Task } from '../../contract/course-state.ts';
import { ErrorAnswer } from '../../contract/errors.ts';
import { LabError } from '../../contract/lab-error.ts';
import type { LabState } from '../../contract/lab-state.ts';
import { path, routes } from '../../contract/routes.ts';
import { LabMessage } from '../../contract/socket.ts';
import type { TerminalInfo } from '../../contract/terminal.ts';
import { TerminalClient } from '../terminal-client.ts';

/** Nothing in a class may take longer; who waits for this long is told what for. */
const PATIENCE_MS = 10 * 60_000;
const ASK_SEAT_MS = 500;
const RECONNECT_MS = 500;
const LINKS_MOST = 60;

/** What the lab has told this window. */
type Told = {
  lab?: LabState;
  lesson?: LessonState;
  progress?: CourseProgress;
  task?: Task;
  terminals: TerminalInfo[];
};

/** One learner with a window open: speaks to the class as the page does, and comes back when it is cut off. */
export class ClassLearner {
  readonly name: string;
  readonly #origin: string;
  readonly #cookie: string;
  #lab = '';
  told: Told = { terminals: [] };
  #lesson: string | null = null;
  #socket: WebSocket | undefined;
  readonly #terminals = new Map<string, Promise<TerminalClient>>();
  readonly #waiting = new Set<() => void>();
  #closed = false;

  private constructor(name: string, origin: string, cookie: string) {
    this.name = name;
    this.#origin = origin;
    this.#cookie = cookie;
  }

  /** With the code, as on the class's first page. A place in the line is answered too. */
  static async join(origin: string, code: string, name: string): Promise<ClassLearner> {
    const answer = await fetch(origin + routes.joinClass, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ code, name, language: 'ko' }),
    });
    if (!answer.ok) throw await errorOf(answer);
    const cookie = answer.headers
      .getSetCookie()
      .map((set) => set.split(';')[0])
      .join('; ');
    const learner = new ClassLearner(name, origin, cookie);
    learner.#lab = z.parse(Seat, await answer.json()).lab ?? '';
    return learner;
  }

  get lab(): string {
    return this.#lab;
  }

  get hasPlace(): boolean {
    return this.#lab !== '';
  }

  /** Waits for a place, then opens the window and keeps it open. */
  async open(patience = PATIENCE_MS): Promise<void> {
    for (const end = Date.now() + patience; !this.hasPlace;) {
      if (Date.now() > end) throw new Error(`${this.name} got no place`);
      await delay(ASK_SEAT_MS);
      this.#lab = z.parse(Seat, await this.call('GET', routes.seat)).lab ?? '';
    }
    this.#connect();
    await this.until('the lab is ready', ({ lab }) => lab?.phase === 'ready', patience);
  }

  async call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', where: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(this.#origin + where, {
      method,
      headers: { cookie: this.#cookie, origin: this.#origin, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw await errorOf(answer);
    const text = await answer.text();
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Looks at a lesson; the answer tells of its steps from now on. */
  watch(lesson: string | null): void {
    this.#lesson = lesson;
    delete this.told.lesson;
    this.#sayWatch();
  }

  /** Resolves once this holds of what the lab has told; rejects with the words after ten minutes. */
  until(what: string, holds: (told: Told) => boolean, patience = PATIENCE_MS): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!holds(this.told)) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`${this.name}: not within ${patience / 1000} s: ${what}; ${this.#describe()}`));
      }, patience);
      this.#waiting.add(look);
      look();
    });
  }

  /** This window's view of a terminal, linked anew where the connection was lost. */
  async terminal(id: string): Promise<TerminalClient> {
    for (let attempt = 1; ; attempt += 1) {
      const linked = this.#terminals.get(id) ?? this.#link(id);
      try {
        const client = await linked;
        if (client.isOpen) return client;
      } catch (error) {
        if (attempt === LINKS_MOST) throw error;
        await delay(RECONNECT_MS);
      }
      if (this.#terminals.get(id) === linked) this.#terminals.delete(id);
    }
  }

  #link(id: string): Promise<TerminalClient> {
    const linked = TerminalClient.open(
      { lab: this.lab, socket: (where: string) => this.#openSocket(where) },
      id,
    );
    this.#terminals.set(id, linked);
    return linked;
  }

  /** The network goes away for a moment; the window comes back by itself. */
  loseConnection(): void {
    this.#socket?.terminate();
    for (const terminal of this.#terminals.values())
      void terminal.then(
        (client) => client.cut(),
        () => undefined, // One that was not linked has nothing to lose.
      );
    this.#terminals.clear();
  }

  close(): void {
    this.#closed = true;
    this.loseConnection();
  }

  #connect(): void {
    const socket = this.#openSocket(path(routes.socket, { lab: this.lab }));
    this.#socket = socket;
    socket.on('open', () => this.#sayWatch());
    socket.on('message', (data: Buffer) => {
      this.#take(z.parse(LabMessage, JSON.parse(data.toString('utf8'))));
    });
    socket.on('error', () => socket.terminate()); // a server that is away is asked again
    socket.on('close', () => {
      this.told = { terminals: [] };
      if (!this.#closed) setTimeout(() => !this.#closed && this.#connect(), RECONNECT_MS);
    });
  }

  #openSocket(where: string): WebSocket {
    return new WebSocket(this.#origin.replace(/^http/, 'ws') + where, {
      headers: { cookie: this.#cookie, origin: this.#origin },
    });
  }

  #take(message: LabMessage): void {
    if (message.type === 'lab') this.told.lab = message.lab;
    if (message.type === 'lesson' && message.lesson.lesson === this.#lesson)
      this.told.lesson = message.lesson;
    if (message.type === 'progress') this.told.progress = message.progress;
    if (message.type === 'task') this.told.task = message.task;
    if (message.type === 'terminals') this.told.terminals = message.terminals;
    for (const look of this.#waiting) look();
  }

  #sayWatch(): void {
    if (this.#socket?.readyState === WebSocket.OPEN)
      this.#socket.send(JSON.stringify({ type: 'watch', lesson: this.#lesson, topology: true, rds: false }));
  }

  #describe(): string {
    const { lab, lesson, terminals } = this.told;
    const step = lesson?.steps.find(({ state }) => state === 'current');
    return JSON.stringify({ phase: lab?.phase, notices: lab?.notices, step, terminals });
  }
}

async function errorOf(answer: Response): Promise<Error> {
  const given = z.safeParse(
    ErrorAnswer,
    await answer.json().catch(() => undefined), // not of the lab: the status is all there is to tell
  );
  return given.success
    ? new LabError(given.data.code as LabError['code'], given.data.values)
    : new Error(`${answer.url} answered ${answer.status}`);
}
