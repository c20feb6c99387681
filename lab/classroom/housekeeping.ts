import type { ClassParts } from './class-parts.ts';

const TICK_MS = 5_000;

/** What is to be done every few seconds while the class is on. */
export class Housekeeping {
  readonly #parts: ClassParts;
  readonly #timeIsOver: () => void;
  readonly #timer: NodeJS.Timeout;
  #tidying = false;

  /** `timeIsOver` is called when nothing of the class may be kept any more. */
  constructor(parts: ClassParts, timeIsOver: () => void) {
    this.#parts = parts;
    this.#timeIsOver = timeIsOver;
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    const { calendar, attendance, roll, seats, orders, observations, pages, preparation, options } =
      this.#parts;
    try {
      if (Date.now() >= calendar.keptUntil) return this.#timeIsOver();
      attendance.tick();
      roll.flush();
      seats.serveLine();
      orders.next();
      for (const { id } of roll.all()) observations.look(id);
      this.#tidy();
      if (pages.watched) preparation.look();
      pages.changed();
    } catch (error) {
      // One bad round must not end the class; the next one is in seconds.
      options.report(error);
    }
  }

  /** Spares are made in quiet times only: people's labs come first. */
  #tidy(): void {
    const { roll, seats, orders, preparation, options } = this.#parts;
    const { labs, report } = options;
    if (this.#tidying) return;
    const someoneWaits = roll
      .all()
      .some(({ lab }) => lab !== null && labs.get(lab)?.state.phase === 'starting');
    this.#tidying = true;
    const quiet = !someoneWaits && !orders.busy && !preparation.busy;
    (quiet ? seats.tidy().then(() => seats.refill()) : seats.tidy())
      .catch(report)
      .finally(() => (this.#tidying = false));
  }
}
