import type { Language } from '../contract/names.ts';
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

/** A window of a learner's page. */
export type LearnerWindow = { company(company: Company): void; note(note: ClassNote): void };

export type Attendance = {
  /** The lesson that the window shows, for the instructor's page. Looking wakes a lab that sleeps. */
  looksAt: (lesson: string | null) => void;
  leave: () => void;
};

/** A seat without the link: secrets are not kept, so whoever has the secret in a cookie makes the link of it. */
export type SeatPlace = Omit<Seat, 'link'>;

/** A learner as their browser is known. */
export type Known = { learner: string; secret: string };

/** One class on this server: who is in it, which lab is whose, who needs help. Kept over restarts of the server. */
export interface Classroom {
  readonly name: string;
  /** Throws `class-over` once the class has ended; so does whatever below concerns a learner, or `not-found`. */
  door(): ClassDoor;
  /**
   * Takes a learner in. Rejects with `join-code-wrong`, or `join-slow-down` after too many wrong codes from one
   * address (`from`) or from everywhere. Answers the seat and the secret that the cookie and the link carry. A name is
   * no proof: two may have the same, and whoever gives it from another browser is somebody else. `already` is who this
   * browser is: under the same name they stay that one, with no second lab.
   */
  join(asked: JoinClass, from: string, already?: Known): Promise<{ seat: SeatPlace; secret: string }>;
  /** Whose secret this is; compares hashes, because secrets are not kept. Wakes nobody. */
  learnerOf(secret: string): string | undefined;
  /** Asking is being there: whoever asks no more for long is passed over in the line. */
  seat(learner: string): SeatPlace;
  /** The learner leaves; everything of theirs is removed. */
  leave(learner: string): Promise<void>;

  /**
   * A window of the learner's: their lab is woken and kept awake while one is open. To be called before the lab is
   * asked for from `Labs`: after a restart of the server nobody's lab is open until its learner is there. The last
   * notes are told again to each new window.
   */
  attend(learner: string, window: LearnerWindow): Attendance;
  /** The learner does something: types, presses. Their lab wakes and stays awake. */
  active(learner: string): void;
  /** The learner agrees to the instructor's typing, or not; takes it back. */
  answerHand(learner: string, allow: boolean): void;
  takeBackHand(learner: string): void;
  askForHelp(learner: string, on: boolean): void;

  /**
   * A window of the instructor that shows this lab's screen: the learner is told, and the lab is kept awake.
   * `mayType` is to be asked at every key. In a lab that is no learner's nobody is told.
   */
  visit(lab: string): { mayType(): boolean; leave(): void };
  /**
   * The instructor's page: everything now, then what changes. Labs are watched and measured for who looks; whoever
   * only wants to hear of the class says that it does not, and is told of no learner.
   */
  watch(listener: (message: ClassMessage) => void, how?: { looks: boolean }): () => void;
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
  results(language: Language): string;
  /** Ends the class: removes every lab and what is kept, then looks whether it is gone. */
  end(): Promise<ClassEnded>;
  /** The server stops; the class goes on when it is started again. */
  close(): Promise<void>;
}
