import { LabError } from '../contract/lab-error.ts';
import type { FollowerMessage, SpeakerMessage, TalkMessage, TalkState } from '../contract/talk.ts';
import { throttle } from '../workbench/terminals/throttle.ts';
import { Allowance } from './allowance.ts';
import { Audience } from './audience.ts';
import { Broadcast } from './broadcast.ts';
import { KeptTalk } from './kept-talk.ts';
import { MadeMessages, type Side } from './made-messages.ts';
import { Polls } from './polls.ts';
import { Questions } from './questions.ts';
import { NOTHING, Shown } from './shown.ts';
import { SpeakersLab } from './speakers-lab.ts';
import { Speakers } from './speakers.ts';
import type { OpenTalk, Talk, TalkScreen, TalkWindow } from './talk.ts';
import { ToldWindow, type Kind } from './told-window.ts';

/** Votes and steps come in flocks, each told to hundreds. */
const COUNTS_PAUSE_MS = 200;
const QUESTIONS_PAUSE_MS = 500;
const AUDIENCE_PAUSE_MS = 1_000;

class LabTalk implements Talk {
  readonly #followUrl: string;
  readonly #kept: KeptTalk;
  readonly #audience = new Audience();
  readonly #speakers = new Speakers(() => this.#speakers.tell('room'));
  readonly #polls: Polls;
  readonly #questions: Questions;
  readonly #broadcast = new Broadcast();
  readonly #lab: SpeakersLab;
  #shown: Shown;
  #steps: TalkState['steps'] = [];
  readonly #made = new MadeMessages();

  readonly #tellCounts = throttle(COUNTS_PAUSE_MS, () => this.#tellTalk());
  readonly #tellQuestions = throttle(QUESTIONS_PAUSE_MS, () => {
    this.#audience.tell('questions');
    this.#speakers.tell('questions');
  });
  readonly #tellAudience = throttle(AUDIENCE_PAUSE_MS, () => this.#speakers.tell('room'));

  constructor({ lab, home, followUrl }: Parameters<OpenTalk>[0]) {
    this.#followUrl = followUrl;
    this.#kept = new KeptTalk(home, lab.state.id);
    this.#polls = new Polls(this.#kept);
    this.#questions = new Questions(this.#kept);
    this.#shown = this.#kept.all('shown', Shown).get('') ?? NOTHING;
    this.#lab = new SpeakersLab(lab, {
      steps: (steps) => {
        this.#steps = steps;
        this.#tellCounts();
      },
      terminal: (terminal) => this.#broadcast.show(terminal),
    });
    this.#lab.show(this.#shown.terminal);
  }

  get state(): TalkState {
    return this.#stateFor('speaker');
  }

  follow(follower: string, window: TalkWindow): ReturnType<Talk['follow']> {
    const told = new ToldWindow(window, (kind) => this.#latest(kind, 'follower', follower, ''));
    this.#audience.join(follower, told);
    this.#watchLesson();
    this.#tellAudience();
    told.tell('talk', 'questions', 'vote');
    const allowance = new Allowance();
    return {
      receive: (message: FollowerMessage) => {
        if (allowance.take()) this.#hear(follower, told, message);
        else told.close();
      },
      leave: () => {
        told.leave();
        this.#audience.leave(follower, told);
        this.#watchLesson();
        this.#tellAudience();
      },
    };
  }

  speak(window: TalkWindow): ReturnType<Talk['speak']> {
    const id = this.#speakers.newId();
    const asker = (): string => `speaker ${this.#speakers.nameOf(id) ?? ''}`;
    const told = new ToldWindow(window, (kind) => this.#latest(kind, 'speaker', asker(), id));
    // Until it says whose it is, a window of a speaker's browser is one of the audience.
    let following = this.#followIfRoom(asker(), window);
    const leaveAudience = (): void => {
      following?.leave();
      following = undefined;
    };
    return {
      receive: (message: SpeakerMessage | FollowerMessage) => {
        if (message.type === 'hello') {
          leaveAudience();
          if (!this.#speakers.hello(id, message.name, message.kind, told)) return told.close();
          this.#watchLesson();
          told.tell('talk', 'questions', 'vote');
        } else if (message.type === 'vote' || message.type === 'ask' || message.type === 'upvote') {
          if (following === undefined) this.#hear(asker(), told, message);
          else following.receive(message);
        } else if (message.type === 'take-control') this.#speakers.setControl(id);
        else if (this.#speakers.hasControl(id) || this.#speakers.screen === id) this.#obey(id, message);
      },
      leave: () => {
        leaveAudience();
        told.leave();
        this.#speakers.leave(id);
        this.#watchLesson();
      },
    };
  }

  screen(screen: TalkScreen): ReturnType<Talk['screen']> {
    return this.#broadcast.follow(screen);
  }

  async close(): Promise<void> {
    for (const later of [this.#tellCounts, this.#tellQuestions, this.#tellAudience]) later.cancel();
    this.#lab.close();
    this.#broadcast.close();
    this.#audience.close();
    this.#speakers.close();
    this.#kept.close();
  }

  /** A full room must not keep a speaker out. */
  #followIfRoom(follower: string, window: TalkWindow): ReturnType<Talk['follow']> | undefined {
    try {
      return this.follow(follower, window);
    } catch (error) {
      if (error instanceof LabError) return undefined;
      throw error;
    }
  }

  #hear(follower: string, told: ToldWindow, message: FollowerMessage): void {
    switch (message.type) {
      case 'vote':
        if (!this.#polls.vote(follower, message.question, message.choice)) return told.tell('vote');
        this.#tellCounts();
        this.#audience.tellOne(follower, 'vote');
        return told.tell('vote');
      case 'ask': {
        const outcome = this.#questions.ask(follower, message.text);
        if (outcome === 'too-soon' || outcome === 'too-many')
          told.tellOnce({ type: 'not-asked', why: outcome });
        else if (outcome === 'asked') this.#questionsChanged(told);
        return;
      }
      case 'upvote':
        if (this.#questions.upvote(follower, message.id, message.on)) this.#questionsChanged(told);
    }
  }

  #obey(id: string, message: Exclude<SpeakerMessage, { type: 'hello' | 'take-control' }>): void {
    switch (message.type) {
      case 'show': {
        const { type: _, ...shown } = message;
        this.#speakers.shows(id);
        if (shown.lesson === this.#shown.lesson) return this.#show(shown);
        this.#steps = [];
        // The plan has minutes for each lesson: so the clock is the lesson's.
        return this.#show({ ...shown, startedAt: Date.now() });
      }
      case 'black':
        return this.#show({ black: message.on });
      case 'clock':
        return this.#show({ startedAt: message.startedAt });
      case 'poll':
        this.#polls.order(message);
        this.#tellTalk();
        this.#audience.tell('vote');
        return;
      case 'answered':
        this.#questions.answer(message.id, message.answered);
        return this.#questionsChanged();
      case 'remove-question':
        this.#questions.remove(message.id);
        return this.#questionsChanged();
      case 'give-control':
        return this.#speakers.setControl(message.to);
      case 'do':
      case 'go':
        return this.#speakers.tellDeck(message);
      case 'end':
        this.#kept.clear();
        this.#polls.forget();
        this.#questions.forget();
        this.#steps = [];
        this.#show({ ...NOTHING, language: this.#shown.language });
        return this.#questionsChanged();
    }
  }

  #show(change: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...change };
    this.#kept.put('shown', '', this.#shown);
    this.#watchLesson();
    this.#lab.show(this.#shown.terminal);
    this.#tellTalk();
  }

  #watchLesson(): void {
    const someone = this.#audience.size + this.#speakers.size > 0;
    this.#lab.watch(someone ? this.#shown.lesson : null);
  }

  #tellTalk(): void {
    this.#tellCounts.cancel();
    this.#made.forgetTalk();
    this.#audience.tell('talk');
    this.#speakers.tell('talk');
  }

  /** Whoever changed it sees it at once. */
  #questionsChanged(by?: ToldWindow): void {
    this.#made.forgetQuestions();
    by?.tell('questions');
    this.#tellQuestions();
  }

  #stateFor(side: Side): TalkState {
    return { ...this.#shown, steps: this.#steps, poll: this.#polls.shownTo(side) };
  }

  #latest(kind: Kind, side: Side, follower: string, speaker: string): TalkMessage | undefined {
    switch (kind) {
      case 'talk':
        return this.#made.talk(side, () => this.#stateFor(side));
      case 'questions': {
        return this.#made.questions(
          side,
          side === 'speaker' ? this.#questions.all(follower) : this.#questions.foremost(follower),
        );
      }
      case 'vote': {
        const vote = this.#polls.voteOf(follower);
        return vote && { type: 'vote', ...vote };
      }
      case 'room':
        return this.#room(speaker);
    }
    return undefined;
  }

  #room(you: string): TalkMessage {
    return {
      type: 'room',
      audience: this.#audience.size,
      speakers: this.#speakers.list(),
      control: this.#speakers.control,
      screen: this.#speakers.screen,
      you,
      followUrl: this.#followUrl,
    };
  }
}

/** Opens the talk of one lab, as it was when the server ended. */
export const openTalk: OpenTalk = (options) => new LabTalk(options);
