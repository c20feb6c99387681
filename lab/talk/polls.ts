import * as z from 'zod/mini';
import type { Poll } from '../contract/talk.ts';
import { LessonSlug } from '../contract/names.ts';
import type { KeptTalk } from './kept-talk.ts';

/** A course has fewer questions; beyond this the oldest poll is forgotten. */
const POLLS_MOST = 100;
const VOTERS_MOST = 2_000;
const ON_SCREEN = 'on-screen';

const KeptPoll = z.object({
  lesson: LessonSlug,
  question: z.string(),
  choices: z.number(),
  state: z.enum(['open', 'closed']),
  votes: z.record(z.string(), z.number()),
});
type KeptPoll = z.infer<typeof KeptPoll>;
const Shown = z.object({ key: z.nullable(z.string()) });

export type PollOrder = Pick<Poll, 'lesson' | 'question'> & {
  choices: number;
  state: 'open' | 'closed' | 'gone';
};

/** The lesson's questions as polls: one vote for each browser, changeable while the poll is open. */
export class Polls {
  readonly #kept: KeptTalk;
  readonly #polls: Map<string, KeptPoll & { counts: Map<string, number> }>;
  #onScreen: string | null;

  constructor(kept: KeptTalk) {
    this.#kept = kept;
    this.#polls = new Map(
      [...kept.all('poll', KeptPoll)].map(([key, poll]) => [
        key,
        { ...poll, counts: new Map(Object.entries(poll.votes)) },
      ]),
    );
    this.#onScreen = kept.all('shown', Shown).get(ON_SCREEN)?.key ?? null;
  }

  /** Opens, closes, or takes off the screen; the votes are kept, so that a poll that comes back has its result. */
  order({ lesson, question, choices, state }: PollOrder): void {
    const key = `${lesson} ${question}`;
    const known = this.#polls.get(key);
    if (state === 'gone') {
      if (this.#onScreen === key) this.#putOnScreen(null);
      return;
    }
    const counts = known?.choices === choices ? known.counts : new Map<string, number>();
    this.#polls.set(key, { lesson, question, choices, state, votes: {}, counts });
    this.#keep(key);
    this.#putOnScreen(key);
    const oldest = this.#polls.keys().next().value;
    if (this.#polls.size > POLLS_MOST && oldest !== undefined) {
      this.#polls.delete(oldest);
      this.#kept.remove('poll', oldest);
    }
  }

  /** Answers whether the vote counts: for the poll on the screen, while it is open. */
  vote(follower: string, question: string, choice: number): boolean {
    const poll = this.#current();
    if (poll?.state !== 'open' || poll.question !== question) return false;
    if (!Number.isInteger(choice) || choice < 0 || choice >= poll.choices) return false;
    if (!poll.counts.has(follower) && poll.counts.size >= VOTERS_MOST) return false;
    poll.counts.set(follower, choice);
    this.#keep(`${poll.lesson} ${poll.question}`);
    return true;
  }

  /** What this browser voted in the poll on the screen. */
  voteOf(follower: string): { question: string; choice: number } | undefined {
    const poll = this.#current();
    const choice = poll?.counts.get(follower);
    return poll === undefined || choice === undefined ? undefined : { question: poll.question, choice };
  }

  /** The poll on the screen; how an open one stands would sway the audience. */
  shownTo(whom: 'speaker' | 'follower'): Poll | null {
    const poll = this.#current();
    if (poll === undefined) return null;
    const { lesson, question, state, counts, choices } = poll;
    const votes = Array.from({ length: choices }, () => 0);
    if (whom === 'speaker' || state === 'closed')
      for (const choice of counts.values()) votes[choice] = (votes[choice] ?? 0) + 1;
    return { lesson, question, state, votes, voters: counts.size };
  }

  forget(): void {
    this.#polls.clear();
    this.#onScreen = null;
  }

  #current() {
    return this.#onScreen === null ? undefined : this.#polls.get(this.#onScreen);
  }

  #putOnScreen(key: string | null): void {
    this.#onScreen = key;
    this.#kept.put('shown', ON_SCREEN, { key });
  }

  #keep(key: string): void {
    const poll = this.#polls.get(key);
    if (poll === undefined) return;
    const { counts, ...rest } = poll;
    this.#kept.put('poll', key, { ...rest, votes: Object.fromEntries(counts) });
  }
}
