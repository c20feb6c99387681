import type { AudienceQuestion, TalkMessage, TalkState } from '../contract/talk.ts';

/** Who is told: only speakers see how an open poll stands, and every question. */
export type Side = 'speaker' | 'follower';

/** Messages as they were last made, so that all who are told the same are sent the same bytes. */
export class MadeMessages {
  readonly #talk = new Map<Side, TalkMessage>();
  readonly #questions = new Map<string, TalkMessage>();

  talk(side: Side, state: () => TalkState): TalkMessage {
    return known(this.#talk, side, () => ({ type: 'talk', talk: state() }));
  }

  /** They differ only by which questions are one's own, which for most are none. */
  questions(side: Side, questions: AudienceQuestion[]): TalkMessage {
    const mine = questions.flatMap(({ id, mine }) => (mine ? [id] : []));
    return known(this.#questions, [side, ...mine].join(' '), () => ({ type: 'questions', questions }));
  }

  /** The state has changed. */
  forgetTalk(): void {
    this.#talk.clear();
  }

  forgetQuestions(): void {
    this.#questions.clear();
  }
}

function known<Key>(messages: Map<Key, TalkMessage>, key: Key, make: () => TalkMessage): TalkMessage {
  const message = messages.get(key) ?? make();
  messages.set(key, message);
  return message;
}
