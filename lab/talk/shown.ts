import * as z from 'zod/mini';
import { Language, LessonSlug, StepId, TerminalId } from '../contract/names.ts';
import { SlidePlace } from '../contract/talk.ts';

/** What a speaker has put on the screen, kept over a restart of the server. */
export const Shown = z.object({
  lesson: z.nullable(LessonSlug),
  language: Language,
  place: SlidePlace,
  step: z.nullable(StepId),
  black: z.boolean(),
  terminal: z.nullable(TerminalId),
  recording: z.boolean(),
  startedAt: z.nullable(z.number()),
});
export type Shown = z.infer<typeof Shown>;

/** Before a speaker has opened a deck, and after the talk's end. */
export const NOTHING: Shown = {
  lesson: null,
  language: 'ko',
  place: { h: 0, v: 0, f: -1 },
  step: null,
  black: false,
  terminal: null,
  recording: false,
  startedAt: null,
};
