import { Attendance } from './attendance.ts';
import { ClassCalendar } from './class-calendar.ts';
import type { ClassLab } from './class-labs.ts';
import type { ClassParts, ClassRoomOptions } from './class-parts.ts';
import type { Learner } from './class-store.ts';
import { classState, companyOf, learnerRows } from './class-view.ts';
import { Companies } from './company.ts';
import { InstructorPages } from './instructor-pages.ts';
import { firstNotDone } from './lessons-of-class.ts';
import { Notes } from './notes.ts';
import { Observations } from './observations.ts';
import { Orders } from './orders.ts';
import { Preparation } from './preparation.ts';
import { Roll } from './roll.ts';
import { Seats } from './seats.ts';
import { LabUse } from './use.ts';

/** Makes the pieces and tells each what it has to know of the others. */
export function joinParts(options: ClassRoomOptions): ClassParts {
  const { store, labs, home, stage, places, report } = options;
  const calendar = new ClassCalendar(store, options.facts);
  const roll = new Roll(store);
  const notes = new Notes(store);
  const changed = (): void => pages.changed();
  const use = new LabUse({ labs, changed, report });
  const companies = new Companies((learner) => tellCompany(parts, learner));
  const attendance = new Attendance({
    roll,
    labs,
    isPast: () => calendar.isPast,
    visited: (learner) => companies.of(learner).watchers > 0,
  });
  const observations = new Observations({
    home,
    labs,
    roll,
    lesson: (learner) => lessonToWatch(parts, learner),
    active: ({ id }) => {
      // What runs on without anybody there is no deed of theirs.
      if (attendance.windows(id).length > 0) roll.active(id);
    },
    progressed: ({ id, askedAt }) => {
      if (askedAt !== null) askForHelp(parts, id, false); // whatever they had asked about, they are past it
    },
    changed,
  });
  const seats = new Seats({
    store,
    roll,
    labs,
    given: (learner) => {
      roll.change(learner, { paused: calendar.facts.paused });
      follow(parts, learner);
      changed();
    },
  });
  const pages: InstructorPages = new InstructorPages({
    state: () => classState(parts),
    rows: () => learnerRows(parts),
    report,
    watched: (on) => {
      use.on = on;
      if (on) preparation.look();
      for (const { id } of roll.all()) observations.look(id);
    },
  });
  const orders = new Orders({ lab: (learner) => labForOrder(parts, learner), report });
  const preparation = new Preparation({ home, labs, stage, seats, chosen: places, changed, report });
  const parts: ClassParts = {
    options,
    calendar,
    roll,
    seats,
    attendance,
    observations,
    companies,
    notes,
    orders,
    use,
    pages,
    preparation,
  };
  return parts;
}

/** Makes the learner's lab what it should be, and looks at it from now on. */
export function follow({ attendance, observations }: ClassParts, learner: string): void {
  attendance.apply(learner);
  observations.follow(learner);
}

export function askForHelp(parts: ClassParts, learner: string, on: boolean): void {
  const { askedAt } = parts.roll.get(learner);
  // Asking again does not take the place of who has waited longer.
  parts.roll.change(learner, { askedAt: on ? (askedAt ?? Date.now()) : null });
  tellCompany(parts, learner);
}

function tellCompany(parts: ClassParts, learner: string): void {
  if (parts.roll.has(learner)) {
    const company = companyOf(parts, learner);
    for (const window of parts.attendance.windows(learner)) window.company(company);
  }
  parts.pages.changed();
}

/** What the learner's own window watches; beyond that only what somebody looks at. */
function lessonToWatch(parts: ClassParts, { id, lab }: Learner): string | null {
  const { attendance, observations, pages, options } = parts;
  if (attendance.windows(id).length === 0) return null;
  const looked = attendance.lesson(id);
  if (looked !== undefined || !pages.watched) return looked ?? null;
  return firstNotDone(options.lessons, observations.done(id, lab))?.lesson ?? null;
}

function labForOrder({ roll, attendance, options }: ClassParts, learner: string): ClassLab | undefined {
  if (!roll.has(learner)) return undefined;
  const { lab } = roll.get(learner);
  if (lab === null || attendance.wish(roll.get(learner)) === 'paused') return undefined;
  // Who is brought along is not put to sleep on the way.
  attendance.wake(learner);
  attendance.goOn(learner);
  return options.labs.get(lab);
}
