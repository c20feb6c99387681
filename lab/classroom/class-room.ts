import type {
  ClassDoor,
  ClassEnded,
  ClassMessage,
  GoToStep,
  JoinClass,
  SendNote,
} from '../contract/class.ts';
import { LabError } from '../contract/lab-error.ts';
import type { Language } from '../contract/names.ts';
import type { ClassParts, ClassRoomOptions } from './class-parts.ts';
import type { Learner } from './class-store.ts';
import { companyOf } from './class-view.ts';
import type { Attendance, Classroom, Known, LearnerWindow, SeatPlace } from './classroom.ts';
import { isGone, removeAll } from './end-class.ts';
import { Housekeeping } from './housekeeping.ts';
import { isSameCode } from './join-code.ts';
import { askForHelp, follow, joinParts } from './join-parts.ts';
import type { Order } from './orders.ts';
import { resultsCsv } from './results.ts';
import { plainName, shownName } from './roll.ts';
import { SlowDown } from './slow-down.ts';

const MINUTE_MS = 60_000;

/** The class while its server runs. */
export class ClassRoom implements Classroom {
  readonly #options: ClassRoomOptions;
  readonly #parts: ClassParts;
  readonly #slowDown = new SlowDown();
  readonly #housekeeping: Housekeeping;
  #over = false;
  #ending: Promise<ClassEnded> | undefined;

  constructor(options: ClassRoomOptions) {
    this.#options = options;
    this.#parts = joinParts(options);
    const { roll, preparation } = this.#parts;
    for (const { id } of roll.all()) follow(this.#parts, id);
    preparation.start();
    this.#housekeeping = new Housekeeping(this.#parts, () => {
      this.end().catch(options.report);
    });
  }

  get name(): string {
    return this.#parts.calendar.facts.name;
  }

  door(): ClassDoor {
    this.#mustBeOn();
    const { seats, calendar } = this.#parts;
    return {
      name: this.name,
      places: seats.capacity,
      taken: seats.taken,
      waiting: seats.waiting.length,
      keptUntil: calendar.keptUntil,
    };
  }

  async join(asked: JoinClass, from: string, already?: Known): Promise<{ seat: SeatPlace; secret: string }> {
    this.#mustBeOn();
    const { seats, pages, calendar, roll } = this.#parts;
    this.#slowDown.admit(from, () => isSameCode(asked.code, calendar.facts.code));
    if (already !== undefined && roll.get(already.learner).name === plainName(asked.name))
      return { seat: this.seat(already.learner), secret: already.secret };
    const { learner, secret } = seats.join(asked);
    pages.changed();
    return { seat: this.#seatOf(learner), secret };
  }

  learnerOf(secret: string): string | undefined {
    return this.#over ? undefined : this.#parts.roll.ofSecret(secret);
  }

  seat(learner: string): SeatPlace {
    this.#learner(learner);
    this.#parts.seats.seen(learner);
    return this.#seatOf(this.#learner(learner));
  }

  leave(learner: string): Promise<void> {
    return this.#remove(learner);
  }

  attend(learner: string, window: LearnerWindow): Attendance {
    this.#learner(learner);
    const { attendance, observations, pages, notes } = this.#parts;
    const look = (): void => {
      observations.look(learner);
      pages.changed();
    };
    const open = attendance.open(learner, window);
    look();
    window.company(companyOf(this.#parts, learner));
    for (const note of notes.of(this.#learner(learner))) window.note(note);
    return {
      looksAt: (lesson) => {
        open.looksAt(lesson);
        look();
      },
      leave: () => {
        open.leave();
        look();
      },
    };
  }

  active(learner: string): void {
    this.#learner(learner);
    this.#parts.attendance.active(learner);
    this.#parts.pages.changed();
  }

  answerHand(learner: string, allow: boolean): void {
    this.#learner(learner);
    this.#parts.companies.answer(learner, allow);
  }

  takeBackHand(learner: string): void {
    this.#learner(learner);
    this.#parts.companies.takeBack(learner);
  }

  askForHelp(learner: string, on: boolean): void {
    this.#learner(learner);
    askForHelp(this.#parts, learner, on);
  }

  visit(lab: string): { mayType(): boolean; leave(): void } {
    this.#mustBeOn();
    const { roll, companies, attendance } = this.#parts;
    const learner = roll.ofLab(lab);
    if (learner === undefined) return { mayType: () => false, leave: () => undefined };
    const visit = companies.visit(learner.id);
    attendance.wake(learner.id);
    return visit;
  }

  watch(listener: (message: ClassMessage) => void, { looks } = { looks: true }): () => void {
    this.#mustBeOn();
    return this.#parts.pages.watch(listener, looks);
  }

  note(note: SendNote): void {
    const { notes, attendance } = this.#parts;
    const learners = this.#oneOrAll(note.to);
    const kept = notes.add(note);
    for (const { id } of learners) {
      for (const window of attendance.windows(id)) window.note(kept);
    }
  }

  goTo({ lesson, step }: GoToStep, learner?: string): void {
    const known = this.#options.lessons.find(({ slug }) => slug === lesson);
    if (known?.steps.includes(step) !== true) throw new LabError('not-found');
    this.#order({ kind: 'go-to', lesson, step }, learner);
  }

  reset(learner: string): void {
    this.#order({ kind: 'reset' }, learner);
  }

  askHand(learner: string): void {
    this.#learner(learner);
    this.#parts.companies.ask(learner);
  }

  giveBackHand(learner: string): void {
    this.#learner(learner);
    this.#parts.companies.takeBack(learner);
  }

  pause(on: boolean, learner?: string): void {
    const { calendar, roll, attendance, orders, pages } = this.#parts;
    const learners = this.#oneOrAll(learner);
    if (learner === undefined) calendar.pause(on);
    for (const { id } of learners) {
      roll.change(id, { paused: on });
      if (on) attendance.apply(id);
      else attendance.goOn(id);
    }
    orders.next();
    pages.changed();
  }

  extend(minutes: number, learner?: string): void {
    const { calendar, roll, attendance, pages } = this.#parts;
    const learners = this.#oneOrAll(learner);
    const wasPast = calendar.isPast;
    if (learner === undefined) calendar.extend(minutes * MINUTE_MS);
    for (const { id, awakeUntil } of learners) {
      if (learner === undefined) {
        if (wasPast) attendance.goOn(id);
      } else {
        roll.change(id, { awakeUntil: Math.max(awakeUntil, Date.now()) + minutes * MINUTE_MS });
        attendance.wake(id);
      }
    }
    pages.changed();
  }

  endLearner(learner: string): Promise<void> {
    return this.#remove(learner);
  }

  results(language: Language): string {
    const { observations } = this.#parts;
    const results = this.#oneOrAll(undefined).map((learner) => ({
      ...learner,
      name: shownName(learner),
      done: observations.times(learner.lab),
    }));
    return resultsCsv(results, this.#options.lessons, language);
  }

  end(): Promise<ClassEnded> {
    this.#ending ??= this.#end().catch((error: unknown) => {
      // What could not be removed is tried again when the instructor presses again, or at the next start.
      this.#ending = undefined;
      throw error;
    });
    return this.#ending;
  }

  async close(): Promise<void> {
    await this.#stop();
    this.#parts.pages.close();
    this.#options.store.close();
  }

  async #end(): Promise<ClassEnded> {
    const { labs, store } = this.#options;
    const { roll, seats, pages } = this.#parts;
    this.#over = true;
    for (const { id } of roll.all()) roll.remove(id);
    store.removeNotes();
    const stopped = this.#stop();
    const every = new Set([...seats.all(), ...labs.list().map(({ state }) => state.id)]);
    const [ended] = await Promise.all([removeAll([...every], (lab) => seats.remove(lab)), stopped]);
    const gone = isGone(ended.left);
    if (gone) store.remove();
    // As long as something of a lab is seen it is remembered: removed when asked once more, or at the next start.
    else this.#ending = undefined;
    pages.ended(gone);
    return ended;
  }

  #stop(): Promise<void> {
    const { attendance, orders, companies, observations, use, preparation, seats, roll } = this.#parts;
    this.#housekeeping.stop();
    attendance.close();
    orders.close();
    companies.close();
    observations.close();
    use.on = false;
    roll.flush();
    seats.close();
    return preparation.close();
  }

  async #remove(learner: string): Promise<void> {
    this.#learner(learner);
    const { orders, companies, attendance, observations, seats, pages } = this.#parts;
    orders.forget(learner);
    companies.forget(learner);
    attendance.forget(learner);
    observations.forget(learner);
    const removal = seats.release(learner);
    pages.changed();
    await removal;
    pages.changed();
  }

  #order(order: Order, learner: string | undefined): void {
    this.#parts.orders.give(
      this.#oneOrAll(learner).map(({ id }) => id),
      order,
    );
  }

  #seatOf(learner: Learner): SeatPlace {
    const { id, lab } = learner;
    return { learner: id, name: shownName(learner), lab, place: this.#parts.seats.place(id) };
  }

  #oneOrAll(learner: string | undefined): Learner[] {
    this.#mustBeOn();
    return learner === undefined ? this.#parts.roll.all() : [this.#learner(learner)];
  }

  /** @throws LabError `class-over`, `not-found` */
  #learner(id: string): Learner {
    this.#mustBeOn();
    return this.#parts.roll.get(id);
  }

  #mustBeOn(): void {
    if (this.#over) throw new LabError('class-over');
  }
}
