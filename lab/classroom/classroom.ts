import type {
  ClassDoor,
  ClassEnded,
  ClassMessage,
  Company,
  ClassNote,
  JoinClass,
  Seat,
  SendNote,
  GoToStep,
} from '../contract/class.ts';

/** One class on this server: who is in it, which lab is whose, who needs help. Kept over restarts of the server. */
export interface Classroom {
  readonly name: string;
  door(): ClassDoor;
  /**
   * Takes a learner in. Rejects with `join-code-wrong`, or `join-slow-down` after too many wrong codes from one
   * address (`from`) or from everywhere. Answers the seat and the secret that the cookie and the link carry.
   */
  join(asked: JoinClass, from: string): Promise<{ seat: Seat; secret: string }>;
  /** Whose secret this is; compares hashes, because secrets are not kept. Wakes nobody. */
  learnerOf(secret: string): string | undefined;
  seat(learner: string): Seat;
  /** The learner leaves; everything of theirs is removed. */
  leave(learner: string): Promise<void>;

  /** A window of the learner's: their lab is woken and kept awake while one is open. The answer ends it. */
  attend(
    learner: string,
    window: { company(company: Company): void; note(note: ClassNote): void; seat(seat: Seat): void },
  ): () => void;
  /** The learner agrees to the instructor's typing, or not; takes it back. */
  answerHand(learner: string, allow: boolean): void;
  takeBackHand(learner: string): void;
  askForHelp(learner: string, on: boolean): void;

  /** A window of the instructor that shows this lab's screen: the learner is told. `mayType` asks at every key. */
  visit(lab: string): { mayType(): boolean; leave(): void };
  /** The instructor's page: everything now, then what changes. */
  watch(listener: (message: ClassMessage) => void): () => void;
  note(note: SendNote): void;
  /** Brings one or, without a learner, all to a step; each is done as `course.goTo`, a few at a time. */
  goTo(where: GoToStep, learner?: string): void;
  reset(learner: string): void;
  askHand(learner: string): void;
  giveBackHand(learner: string): void;
  /** Pauses or goes on with one or, without a learner, all. */
  pause(on: boolean, learner?: string): void;
  /** Puts off the end of the class, or one learner's idle stop. */
  extend(minutes: number, learner?: string): void;
  /** Ends one learner's lab; everything of theirs is removed. */
  endLearner(learner: string): Promise<void>;
  /** RFC 4180, UTF-8 with a byte order mark so that spreadsheets read Korean; no cell begins a formula. */
  results(): string;
  /** Ends the class: removes every lab and what is kept, then looks whether it is gone. */
  end(): Promise<ClassEnded>;
  /** The server stops; the class goes on when it is started again. */
  close(): Promise<void>;
}
