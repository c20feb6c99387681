import type { Page, WebSocketRoute } from 'playwright-core';
import type { Session } from '../../../lab/contract/routes.ts';
import {
  FollowerMessage,
  SpeakerMessage,
  type AudienceQuestion,
  type TalkMessage,
  type TalkState,
} from '../../../lab/contract/talk.ts';
import type { TerminalOutput } from '../../../lab/contract/terminal.ts';

type Window = { route: WebSocketRoute; who: string; speaker: boolean };

/** A talk that has not begun. */
const silent: TalkState = {
  lesson: null,
  language: 'ko',
  place: { h: 0, v: 0, f: -1 },
  step: null,
  black: false,
  terminal: null,
  recording: false,
  steps: [],
  poll: null,
  startedAt: null,
};

/**
 * Stands in for the talk of the server behind pages of the built site: it does what a test tells it, keeps votes and
 * questions as the contract says, and keeps what speakers said. The real one is tested in `lab/talk/`.
 */
export class StandInTalk {
  talk: TalkState = silent;
  questions: AudienceQuestion[] = [];
  /** What speakers said, in order. */
  readonly said: SpeakerMessage[] = [];
  /** Sockets to the terminal that were opened so far, and what came on them. */
  terminalsOpened = 0;
  readonly heardOnTerminals: string[] = [];
  /** The window that leads; the speaker's own is `b`. */
  control = 'a';
  /** Questions come too soon. */
  refuseQuestions = false;
  readonly #windows = new Set<Window>();
  readonly #screens = new Set<WebSocketRoute>();
  readonly #votes = new Map<string, number>();
  #output = '';
  #up = true;

  /** Makes a page's sockets and session lead here; `session` null is someone without an account. */
  async serve(page: Page, who: string, session: Session | null): Promise<void> {
    await page.route('**/api/**', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/api/session' && session !== null) return route.fulfill({ json: session });
      if (pathname === '/api/class/door')
        return route.fulfill({ status: 404, json: { code: 'not-found', values: {} } });
      return route.fulfill({ status: 403, json: { code: 'not-allowed', values: {} } });
    });
    await page.routeWebSocket('**/api/talk/socket', (route) => this.#join(route, who, session !== null));
    await page.routeWebSocket('**/api/talk/terminal', (route) => this.#watch(route));
  }

  /** Changes what everyone sees. */
  show(change: Partial<TalkState>): void {
    this.talk = { ...this.talk, ...change };
    this.#tellTalk();
  }

  print(text: string): void {
    this.#output += text;
    for (const screen of this.#screens) screen.send(Buffer.from(text));
  }

  /** Tells the decks, as the server does for a speaker view. */
  tell(message: TalkMessage): void {
    for (const { route } of this.#windows) route.send(JSON.stringify(message));
  }

  /** Goes away as a lost network does. */
  down(): void {
    this.#up = false;
    for (const { route } of this.#windows) void route.close();
    for (const screen of this.#screens) void screen.close();
    this.#windows.clear();
    this.#screens.clear();
  }

  up(): void {
    this.#up = true;
  }

  #watch(route: WebSocketRoute): void {
    if (!this.#up) return void route.close();
    this.terminalsOpened += 1;
    this.#screens.add(route);
    route.onMessage((text) => this.heardOnTerminals.push(String(text)));
    route.onClose(() => this.#screens.delete(route));
    const data = this.#output;
    const screen: TerminalOutput = { type: 'screen', position: 0, columns: 100, rows: 20, data };
    route.send(JSON.stringify(screen));
  }

  #join(route: WebSocketRoute, who: string, speaker: boolean): void {
    if (!this.#up) return void route.close();
    const window: Window = { route, who, speaker };
    this.#windows.add(window);
    route.onClose(() => this.#windows.delete(window));
    route.onMessage((text) => this.#hear(window, JSON.parse(String(text))));
    this.#tellOne(window);
  }

  #hear(window: Window, message: unknown): void {
    const follower = FollowerMessage.safeParse(message);
    if (follower.success) this.#follow(window, follower.data);
    else this.said.push(SpeakerMessage.parse(message));
  }

  #follow({ who, route }: Window, message: FollowerMessage): void {
    if (message.type === 'vote') this.#votes.set(who, message.choice);
    if (message.type === 'ask') {
      const refusal: TalkMessage = { type: 'not-asked', why: 'too-soon' };
      if (this.refuseQuestions) route.send(JSON.stringify(refusal));
      else this.#ask(message.text);
    }
    if (message.type === 'upvote') {
      this.questions = this.questions.map((question) =>
        question.id === message.id
          ? { ...question, votes: question.votes + (message.on ? 1 : -1), mine: message.on }
          : question,
      );
    }
    this.#tellTalk();
  }

  #ask(text: string): void {
    const id = `question-${this.questions.length}`;
    this.questions = [
      ...this.questions,
      { id, text, votes: 1, at: this.questions.length, answered: false, mine: true },
    ];
  }

  #tellTalk(): void {
    for (const window of this.#windows) this.#tellOne(window);
  }

  #tellOne({ route, who, speaker }: Window): void {
    const send = (message: TalkMessage) => route.send(JSON.stringify(message));
    send({ type: 'talk', talk: { ...this.talk, poll: this.#poll(speaker) } });
    send({ type: 'questions', questions: this.questions });
    const vote = this.#votes.get(who);
    if (this.talk.poll !== null && vote !== undefined)
      send({ type: 'vote', question: this.talk.poll.question, choice: vote });
    if (!speaker) return;
    send({
      type: 'room',
      audience: [...this.#windows].filter((window) => !window.speaker).length,
      speakers: [
        { id: 'a', name: '', kind: 'deck' },
        { id: 'b', name: '', kind: 'view' },
        { id: 'c', name: 'Speaker 2', kind: 'view' },
      ],
      control: this.control,
      screen: this.control,
      you: 'b',
      followUrl: 'http://192.0.2.7:4360/f',
    });
  }

  #poll(speaker: boolean): TalkState['poll'] {
    const { poll } = this.talk;
    if (poll === null) return null;
    const told = speaker || poll.state === 'closed';
    const cast = [...this.#votes.values()];
    const votes = poll.votes.map((count, choice) =>
      told ? count + cast.filter((vote) => vote === choice).length : 0,
    );
    return { ...poll, votes, voters: poll.voters + cast.length };
  }
}
