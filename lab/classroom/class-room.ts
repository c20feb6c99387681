import type {
  ClassDoor,
  ClassEnded,
  ClassMessage,
  ClassState,
  Company,
  GoToStep,
  JoinClass,
  LearnerRow,
  SendNote,
} from '../contract/class.ts';
import type { CourseProgress } from '../contract/course-state.ts';
import { LabError } from '../contract/lab-error.ts';
import type { Language } from '../contract/names.ts';
import { Attendance } from './attendance.ts';
import { keptUntil } from './class-calendar.ts';
import type { ClassFacts, ClassStore, Learner } from './class-store.ts';
import type { Attendance as OpenWindow, Classroom, LearnerWindow, SeatPlace } from './classroom.ts';
import { Companies } from './company.ts';
import { removeAll } from './end-class.ts';
import { InstructorPages } from './instructor-pages.ts';
import { isSameCode } from './join-code.ts';
import { firstNotDone, type ClassLesson } from './lessons-of-class.ts';
import { Notes } from './notes.ts';
import { Observations } from './observations.ts';
import type { ClassroomOptions } from './open-classroom.ts';
import { Orders, type Order } from './orders.ts';
import { Preparation } from './preparation.ts';
import { resultsCsv } from './results.ts';
import { Roll, shownName } from './roll.ts';
import { rowsOf } from './rows.ts';
import { Seats } from './seats.ts';
import { SlowDown } from './slow-down.ts';
import { LabUse } from './use.ts';

const TICK_MS = 5_000;
const MINUTE_MS = 60_000;

export type ClassRoomOptions = ClassroomOptions & {
  store: ClassStore;
  facts: ClassFacts;
  lessons: ClassLesson[];
};

/** The class while its server runs: joins the pieces, each of which knows its own part only. */
export class ClassRoom implements Classroom {
  readonly #options: ClassRoomOptions;
  #facts: ClassFacts;
  readonly #roll: Roll;
  readonly #seats: Seats;
  readonly #attendance: Attendance;
  readonly #observations: Observations;
  readonly #companies = new Companies((learner) => this.#tellCompany(learner));
  readonly #notes: Notes;
  readonly #orders: Orders;
  readonly #use: LabUse;
  readonly #pages: InstructorPages;
  readonly #preparation: Preparation;
  readonly #slowDown = new SlowDown();
  readonly #timer: NodeJS.Timeout;
  #looking = false;
  #refilling = false;
  #over = false;
  #ending: Promise<ClassEnded> | undefined;

  constructor(options: ClassRoomOptions) {
    const { store, facts, labs, home, stage, places, report } = options;
    this.#options = options;
    this.#facts = facts;
    const changed = (): void => this.#pages.changed();
    this.#pages = new InstructorPages({
      state: () => this.#state(),
      rows: () => this.#rows(),
      report,
      watched: (on) => this.#watched(on),
    });
    this.#use = new LabUse({ labs, changed, report });
    this.#roll = new Roll(store);
    this.#notes = new Notes(store);
    this.#attendance = new Attendance({
      roll: this.#roll,
      labs,
      allPaused: () => Date.now() >= this.#facts.endsAt,
      visited: (learner) => this.#companies.of(learner).watchers > 0,
    });
    this.#seats = new Seats({ store, roll: this.#roll, labs, given: (learner) => this.#given(learner) });
    this.#observations = new Observations({
      home,
      labs,
      roll: this.#roll,
      lesson: (learner) => this.#lessonToWatch(learner),
      active: (learner) => {
        if (this.#attendance.windows(learner.id).length > 0) this.#roll.active(learner.id);
      },
      progressed: (learner) => {
        // Whatever they had asked about, they are past it.
        if (this.#roll.get(learner.id).askedAt !== null) this.askForHelp(learner.id, false);
      },
      changed,
    });
    this.#orders = new Orders({ lab: (learner) => this.#labForOrder(learner), report });
    this.#preparation = new Preparation({
      home,
      labs,
      stage,
      seats: this.#seats,
      chosen: places,
      changed,
      report,
    });
    this.#seats.reopenSpares();
    for (const { id } of this.#roll.all()) this.#follow(id);
    this.#preparation.start();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  get name(): string {
    return this.#facts.name;
  }

  door(): ClassDoor {
    this.#mustBeOn();
    return {
      name: this.#facts.name,
      places: this.#seats.capacity,
      taken: this.#seats.taken,
      waiting: this.#seats.waiting.length,
      keptUntil: keptUntil(this.#facts),
    };
  }

  async join(asked: JoinClass, from: string): Promise<{ seat: SeatPlace; secret: string }> {
    this.#mustBeOn();
    const seconds = this.#slowDown.seconds(from);
    if (seconds > 0) throw new LabError('join-slow-down', { seconds: String(seconds) });
    if (!isSameCode(asked.code, this.#facts.code)) {
      this.#slowDown.wrong(from);
      throw new LabError('join-code-wrong');
    }
    this.#slowDown.right(from);
    const { learner, secret } = this.#seats.join(asked);
    this.#pages.changed();
    return { seat: this.#seatOf(learner), secret };
  }

  learnerOf(secret: string): string | undefined {
    return this.#over ? undefined : this.#roll.ofSecret(secret);
  }

  seat(learner: string): SeatPlace {
    this.#learner(learner);
    this.#seats.seen(learner);
    return this.#seatOf(this.#roll.get(learner));
  }

  leave(learner: string): Promise<void> {
    return this.#remove(learner);
  }

  attend(learner: string, window: LearnerWindow): OpenWindow {
    this.#learner(learner);
    const open = this.#attendance.open(learner, window);
    this.#look(learner);
    window.company(this.#companyOf(learner));
    for (const note of this.#notes.of(this.#roll.get(learner))) window.note(note);
    return {
      looksAt: (lesson) => {
        open.looksAt(lesson);
        this.#look(learner);
      },
      leave: () => {
        open.leave();
        this.#look(learner);
      },
    };
  }

  active(learner: string): void {
    this.#attendance.active(learner);
    this.#pages.changed();
  }

  answerHand(learner: string, allow: boolean): void {
    this.#learner(learner);
    this.#companies.answer(learner, allow);
  }

  takeBackHand(learner: string): void {
    this.#learner(learner);
    this.#companies.takeBack(learner);
  }

  askForHelp(learner: string, on: boolean): void {
    const { askedAt } = this.#learner(learner);
    // Asking again does not take the place of who has waited longer.
    this.#roll.change(learner, { askedAt: on ? (askedAt ?? Date.now()) : null });
    this.#tellCompany(learner);
  }

  visit(lab: string): { mayType(): boolean; leave(): void } {
    this.#mustBeOn();
    const learner = this.#roll.ofLab(lab);
    if (learner === undefined) return { mayType: () => false, leave: () => undefined };
    const visit = this.#companies.visit(learner.id);
    this.#attendance.wake(learner.id);
    return visit;
  }

  watch(listener: (message: ClassMessage) => void): () => void {
    this.#mustBeOn();
    return this.#pages.watch(listener);
  }

  note(note: SendNote): void {
    this.#mustBeOn();
    const learners = note.to === undefined ? this.#roll.all() : [this.#learner(note.to)];
    const kept = this.#notes.add(note);
    for (const { id } of learners) {
      for (const window of this.#attendance.windows(id)) window.note(kept);
    }
  }

  goTo({ lesson, step }: GoToStep, learner?: string): void {
    const known = this.#options.lessons.find(({ slug }) => slug === lesson)?.steps.includes(step) ?? false;
    if (!known) throw new LabError('not-found');
    this.#order({ kind: 'go-to', lesson, step }, learner);
  }

  reset(learner: string): void {
    this.#order({ kind: 'reset' }, learner);
  }

  askHand(learner: string): void {
    this.#learner(learner);
    this.#companies.ask(learner);
  }

  giveBackHand(learner: string): void {
    this.#learner(learner);
    this.#companies.takeBack(learner);
  }

  pause(on: boolean, learner?: string): void {
    this.#mustBeOn();
    if (learner === undefined) this.#change({ paused: on });
    for (const { id } of learner === undefined ? this.#roll.all() : [this.#learner(learner)]) {
      this.#roll.change(id, { paused: on });
      this.#attendance.apply(id);
    }
    this.#pages.changed();
  }

  extend(minutes: number, learner?: string): void {
    this.#mustBeOn();
    if (learner === undefined) {
      this.#change({ endsAt: Math.max(this.#facts.endsAt, Date.now()) + minutes * MINUTE_MS });
      for (const { id } of this.#roll.all()) this.#attendance.apply(id);
    } else {
      const { awakeUntil } = this.#learner(learner);
      this.#roll.change(learner, { awakeUntil: Math.max(awakeUntil, Date.now()) + minutes * MINUTE_MS });
      this.#attendance.wake(learner);
    }
    this.#pages.changed();
  }

  endLearner(learner: string): Promise<void> {
    return this.#remove(learner);
  }

  results(language: Language): string {
    this.#mustBeOn();
    const results = this.#roll.all().map((learner) => ({
      ...learner,
      name: shownName(learner),
      done: this.#observations.times(learner.lab),
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
    await this.#ending?.catch(() => undefined); // Who asked for the end is told.
    await this.#stop();
    if (this.#over) return;
    this.#roll.flush();
    this.#options.store.close();
  }

  async #end(): Promise<ClassEnded> {
    const { labs, store } = this.#options;
    this.#over = true;
    for (const { id } of this.#roll.all()) this.#roll.remove(id);
    store.removeNotes();
    await this.#stop();
    const every = new Set([...this.#seats.all(), ...labs.list().map(({ state }) => state.id)]);
    const ended = await removeAll([...every], (lab) => this.#seats.remove(lab));
    // As long as something of a lab is seen it is remembered, and removed at the next start.
    if (Object.values(ended.left).every((count) => count === 0)) store.remove();
    this.#pages.ended();
    this.#pages.close();
    return ended;
  }

  async #stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#attendance.close();
    this.#orders.close();
    this.#companies.close();
    this.#observations.close();
    this.#use.on = false;
    await this.#preparation.close();
    await this.#seats.close();
  }

  async #remove(learner: string): Promise<void> {
    this.#learner(learner);
    this.#orders.forget(learner);
    this.#companies.forget(learner);
    this.#attendance.forget(learner);
    this.#observations.forget(learner);
    this.#pages.changed();
    await this.#seats.release(learner);
    this.#pages.changed();
  }

  #order(order: Order, learner: string | undefined): void {
    this.#mustBeOn();
    const learners = learner === undefined ? this.#roll.all() : [this.#learner(learner)];
    this.#orders.give(
      learners.map(({ id }) => id),
      order,
    );
  }

  #labForOrder(learner: string) {
    if (!this.#roll.has(learner)) return undefined;
    const { lab } = this.#roll.get(learner);
    if (lab === null || this.#attendance.wish(this.#roll.get(learner)) === 'paused') return undefined;
    // Who is brought along is not put to sleep on the way.
    this.#attendance.active(learner);
    return this.#options.labs.get(lab);
  }

  #tick(): void {
    try {
      if (Date.now() >= keptUntil(this.#facts)) {
        this.end().catch(this.#options.report);
        return;
      }
      this.#attendance.tick();
      this.#roll.flush();
      this.#seats.serveLine();
      this.#orders.next();
      for (const { id } of this.#roll.all()) this.#observations.look(id);
      this.#refill();
      if (this.#pages.watched) this.#lookAtMachine();
      this.#pages.changed();
    } catch (error) {
      // One bad round must not end the class; the next one is in seconds.
      this.#options.report(error);
    }
  }

  /** In quiet times only: people's labs come first. */
  #refill(): void {
    const { labs } = this.#options;
    const someoneWaits = this.#roll
      .all()
      .some(({ lab }) => lab !== null && labs.get(lab)?.state.phase === 'starting');
    if (this.#refilling || someoneWaits || this.#orders.busy || this.#preparation.busy) return;
    this.#refilling = true;
    this.#seats
      .refill()
      .catch(this.#options.report)
      .finally(() => (this.#refilling = false));
  }

  #lookAtMachine(): void {
    if (this.#looking) return;
    this.#looking = true;
    this.#preparation
      .look()
      .catch(this.#options.report)
      .finally(() => (this.#looking = false));
  }

  #watched(on: boolean): void {
    this.#use.on = on;
    if (on) this.#lookAtMachine();
    for (const { id } of this.#roll.all()) this.#observations.look(id);
  }

  #given(learner: string): void {
    this.#roll.change(learner, { paused: this.#facts.paused });
    this.#follow(learner);
    this.#pages.changed();
  }

  /** Makes the learner's lab what it should be, and looks at it from now on. */
  #follow(learner: string): void {
    this.#attendance.apply(learner);
    this.#observations.follow(learner);
  }

  #look(learner: string): void {
    this.#observations.look(learner);
    this.#pages.changed();
  }

  /** What the learner's own window watches; beyond that only what somebody looks at. */
  #lessonToWatch({ id, lab }: Learner): string | null {
    if (this.#attendance.windows(id).length === 0) return null;
    const looked = this.#attendance.lesson(id);
    if (looked !== undefined || !this.#pages.watched) return looked ?? null;
    return firstNotDone(this.#options.lessons, this.#observations.done(id, lab))?.lesson ?? null;
  }

  #tellCompany(learner: string): void {
    if (this.#roll.has(learner)) {
      const company = this.#companyOf(learner);
      for (const window of this.#attendance.windows(learner)) window.company(company);
    }
    this.#pages.changed();
  }

  #companyOf(learner: string): Company {
    return { ...this.#companies.of(learner), help: this.#roll.get(learner).askedAt !== null };
  }

  #seatOf(learner: Learner): SeatPlace {
    const { id, lab } = learner;
    return { learner: id, name: shownName(learner), lab, place: this.#seats.place(id) };
  }

  #state(): ClassState {
    const { urls } = this.#options;
    const { name, code, startedAt, endsAt, paused } = this.#facts;
    return {
      name,
      code,
      joinUrl: urls.join,
      followUrl: urls.follow,
      speakerUrl: urls.speaker,
      startedAt,
      endsAt,
      paused,
      capacity: this.#preparation.capacity,
      spares: this.#seats.spares.length,
      machine: this.#preparation.machine,
    };
  }

  #rows(): LearnerRow[] {
    const facts = this.#roll.all().map((learner) => {
      const { id, lab } = learner;
      const observation = this.#observations.get(id);
      const done: CourseProgress = this.#observations.done(id, lab);
      return {
        learner,
        place: this.#seats.place(id),
        phase: lab === null ? undefined : this.#options.labs.get(lab)?.state.phase,
        windows: this.#attendance.windows(id).length,
        looksAt: this.#attendance.lesson(id),
        done,
        signs: observation?.signs,
        failedAt: observation?.failedAt ?? null,
        company: this.#companyOf(id),
        use: lab === null ? undefined : this.#use.of(lab),
      };
    });
    return rowsOf(facts, this.#options.lessons, Date.now());
  }

  #change(change: Partial<ClassFacts>): void {
    this.#facts = { ...this.#facts, ...change };
    this.#options.store.saveClass(this.#facts);
  }

  /** @throws LabError `class-over`, `not-found` */
  #learner(id: string): Learner {
    this.#mustBeOn();
    return this.#roll.get(id);
  }

  #mustBeOn(): void {
    if (this.#over) throw new LabError('class-over');
  }
}
