import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { AudienceQuestion } from '../contract/talk.ts';
import type { KeptTalk } from './kept-talk.ts';

const QUESTIONS_MOST = 200;
const LENGTH_MOST = 500;
const VOTERS_MOST = 2_000;
const PER_MINUTE = 3;
const MINUTE = 60_000;
/** What a follower is shown of the list: the foremost. */
const SHOWN_MOST = 50;

const KeptQuestion = z.object({
  text: z.string(),
  at: z.number(),
  answered: z.boolean(),
  asker: z.string(),
  voters: z.array(z.string()),
});
type Question = Omit<z.infer<typeof KeptQuestion>, 'voters'> & { voters: Set<string> };

/** What the audience asks, the most wanted first. */
export class Questions {
  readonly #kept: KeptTalk;
  readonly #questions: Map<string, Question>;
  /** When each browser asked, within the last minute. */
  readonly #asked = new Map<string, number[]>();

  constructor(kept: KeptTalk) {
    this.#kept = kept;
    this.#questions = new Map(
      [...kept.all('question', KeptQuestion)].map(([id, question]) => [
        id,
        { ...question, voters: new Set(question.voters) },
      ]),
    );
  }

  /** Whoever asks votes for it. A text without letters is no question, and nothing is said of it. */
  ask(follower: string, text: string, now = Date.now()): 'asked' | 'nothing' | 'too-soon' | 'too-many' {
    const plain = plainText(text);
    if (plain === '') return 'nothing';
    const recent = this.#recent(follower, now);
    if (recent.length >= PER_MINUTE) return 'too-soon';
    if (this.#questions.size >= QUESTIONS_MOST && !this.#dropAnswered()) return 'too-many';
    this.#asked.set(follower, [...recent, now]);
    const id = randomUUID();
    const question = {
      text: plain,
      at: now,
      answered: false,
      asker: follower,
      voters: new Set([follower]),
    };
    this.#questions.set(id, question);
    this.#keep(id, question);
    return 'asked';
  }

  /** Answers whether anything changed. */
  upvote(follower: string, id: string, on: boolean): boolean {
    const question = this.#questions.get(id);
    if (question === undefined || question.voters.has(follower) === on) return false;
    if (on && question.voters.size >= VOTERS_MOST) return false;
    if (on) question.voters.add(follower);
    else question.voters.delete(follower);
    this.#keep(id, question);
    return true;
  }

  answer(id: string, answered: boolean): void {
    const question = this.#questions.get(id);
    if (question === undefined) return;
    question.answered = answered;
    this.#keep(id, question);
  }

  remove(id: string): void {
    if (this.#questions.delete(id)) this.#kept.remove('question', id);
  }

  /** Every question, for a speaker. */
  all(follower: string): AudienceQuestion[] {
    return this.#sorted().map(([id, question]) => shown(id, question, follower));
  }

  /** The foremost questions and the follower's own. */
  foremost(follower: string): AudienceQuestion[] {
    return this.#sorted()
      .filter(([, { asker }], place) => place < SHOWN_MOST || asker === follower)
      .map(([id, question]) => shown(id, question, follower));
  }

  forget(): void {
    this.#questions.clear();
    this.#asked.clear();
  }

  #sorted(): [string, Question][] {
    return [...this.#questions].sort(
      ([, one], [, other]) =>
        Number(one.answered) - Number(other.answered) ||
        other.voters.size - one.voters.size ||
        one.at - other.at,
    );
  }

  #recent(follower: string, now: number): number[] {
    for (const [other, times] of this.#asked)
      if (times.every((time) => time <= now - MINUTE)) this.#asked.delete(other);
    return (this.#asked.get(follower) ?? []).filter((time) => time > now - MINUTE);
  }

  /** Room for a new question is that of the oldest one answered. */
  #dropAnswered(): boolean {
    const oldest = [...this.#questions].find(([, { answered }]) => answered)?.[0];
    if (oldest === undefined) return false;
    this.remove(oldest);
    return true;
  }

  #keep(id: string, { voters, ...rest }: Question): void {
    this.#kept.put('question', id, { ...rest, voters: [...voters] });
  }
}

function shown(id: string, { text, at, answered, asker, voters }: Question, follower: string) {
  const mine = asker === follower || voters.has(follower);
  return { id, text, votes: voters.size, at, answered, mine };
}

/**
 * One line, composed, without what a screen does not show: control characters, and marks that turn the direction of
 * all that stands after them.
 */
function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim()
    .slice(0, LENGTH_MOST);
}
