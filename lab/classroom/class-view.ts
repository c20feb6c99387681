import type { ClassState, Company, LearnerRow } from '../contract/class.ts';
import type { ClassParts } from './class-parts.ts';
import { rowsOf } from './rows.ts';

/** The class as the instructor's page shows it. */
export function classState({ options, calendar, preparation, seats }: ClassParts): ClassState {
  const { join, follow, speaker } = options.urls;
  return {
    ...calendar.facts,
    joinUrl: join,
    followUrl: follow,
    speakerUrl: speaker,
    capacity: preparation.capacity,
    spares: seats.spares.length,
    machine: preparation.machine,
  };
}

/** Everyone, in the order of need. */
export function learnerRows(parts: ClassParts): LearnerRow[] {
  const { roll, seats, attendance, observations, use, options } = parts;
  const facts = roll.all().map((learner) => {
    const { id, lab } = learner;
    const observation = observations.get(id);
    return {
      learner,
      place: seats.place(id),
      phase: lab === null ? undefined : options.labs.get(lab)?.state.phase,
      windows: attendance.windows(id).length,
      looksAt: attendance.lesson(id),
      done: observations.done(id, lab),
      signs: observation?.signs,
      failedAt: observation?.failedAt ?? null,
      company: companyOf(parts, id),
      use: lab === null ? undefined : use.of(lab),
    };
  });
  return rowsOf(facts, options.lessons, Date.now());
}

/** Who looks on, what their hand may do, and whether help was asked for. */
export function companyOf({ companies, roll }: ClassParts, learner: string): Company {
  return { ...companies.of(learner), help: roll.get(learner).askedAt !== null };
}
