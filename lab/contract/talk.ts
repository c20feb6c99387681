import * as z from 'zod/mini';
import { StepState } from './course-state.ts';
import { Language, LessonSlug, StepId, TerminalId } from './names.ts';

/** Where a deck stands: reveal.js's own indices. */
export const SlidePlace = z.object({
  h: z.number().check(z.int(), z.minimum(0)),
  v: z.number().check(z.int(), z.minimum(0)),
  /** The last fragment shown; -1 is none. */
  f: z.number().check(z.int(), z.minimum(-1)),
});
export type SlidePlace = z.infer<typeof SlidePlace>;

const PollQuestion = z.string().check(z.regex(/^q\d{1,3}$/));

/** A question of the lesson (`q1`, `q2`, …: the number that the built lesson gives it), put to the audience. */
export const Poll = z.object({
  lesson: LessonSlug,
  question: PollQuestion,
  /** `open` takes votes; `closed` shows the result and the right answer. */
  state: z.enum(['open', 'closed']),
  /** Votes by choice, in the lesson's order. While open only speakers are told; followers get zeros and `voters`. */
  votes: z.array(z.number()),
  voters: z.number(),
});
export type Poll = z.infer<typeof Poll>;

export const AudienceQuestion = z.object({
  id: z.string(),
  text: z.string().check(z.maxLength(500)),
  votes: z.number(),
  at: z.number(),
  answered: z.boolean(),
  /** Whether this browser asked or voted for it. */
  mine: z.boolean(),
});
export type AudienceQuestion = z.infer<typeof AudienceQuestion>;

/** A speaker's window: a deck, or a speaker view. */
export const SpeakerWindow = z.object({ id: z.string(), name: z.string(), kind: z.enum(['deck', 'view']) });
export type SpeakerWindow = z.infer<typeof SpeakerWindow>;

/** What everyone in the room sees. */
export const TalkState = z.object({
  /** Null until a speaker has opened a deck. */
  lesson: z.nullable(LessonSlug),
  /** The language of the deck on the screen. */
  language: Language,
  place: SlidePlace,
  /** The step that the slide belongs to, for those who read ahead or do it along. */
  step: z.nullable(StepId),
  black: z.boolean(),
  /** The terminal that the deck shows, live to followers. */
  terminal: z.nullable(TerminalId),
  /** The deck shows a recording, because the lab is not there. */
  recording: z.boolean(),
  /** The steps of the lesson in the speaker's lab: followers see checks turn green too. */
  steps: z.array(StepState),
  poll: z.nullable(Poll),
  startedAt: z.nullable(z.number()),
});
export type TalkState = z.infer<typeof TalkState>;

/** Server to every window of the talk; each message replaces what was known of its kind. */
export const TalkMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('talk'), talk: TalkState }),
  z.object({ type: z.literal('questions'), questions: z.array(AudienceQuestion) }),
  /** What this browser has voted, in any of its windows. */
  z.object({ type: z.literal('vote'), question: z.string(), choice: z.number() }),
  /** To the window that asked: the question was not taken, because it came too soon after others or there are too many. */
  z.object({ type: z.literal('not-asked'), why: z.enum(['too-soon', 'too-many']) }),
  /** To the deck on the screen: what was pressed in the speaker view of the one who has control. */
  z.object({ type: z.literal('do'), what: z.enum(['next', 'previous', 'type', 'run', 'reset']) }),
  /** To the same deck: another lesson, or another slide of this one. */
  z.object({ type: z.literal('go'), lesson: LessonSlug, place: SlidePlace }),
  /** To speakers only. */
  z.object({
    type: z.literal('room'),
    audience: z.number(),
    speakers: z.array(SpeakerWindow),
    /** The id of the window that has control, and with it every window of the same name. */
    control: z.nullable(z.string()),
    /** The id of the deck that is turned by the one who has control, whose own it need not be. */
    screen: z.nullable(z.string()),
    you: z.string(),
    /** Where the audience follows, as a short address that a projector can show. */
    followUrl: z.string(),
  }),
]);
export type TalkMessage = z.infer<typeof TalkMessage>;

/** From anyone in the audience, and from speakers. */
export const FollowerMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('vote'),
    question: z.string(),
    choice: z.number().check(z.int(), z.minimum(0), z.maximum(9)),
  }),
  z.object({ type: z.literal('ask'), text: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)) }),
  z.object({ type: z.literal('upvote'), id: z.string(), on: z.boolean() }),
]);
export type FollowerMessage = z.infer<typeof FollowerMessage>;

/** From speakers only; all but `hello` and `take-control` count only from the one who has control. */
export const SpeakerMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    name: z.string().check(z.maxLength(40)),
    kind: z.enum(['deck', 'view']),
  }),
  z.object({
    type: z.literal('show'),
    lesson: LessonSlug,
    language: Language,
    place: SlidePlace,
    step: z.nullable(StepId),
    terminal: z.nullable(TerminalId),
    recording: z.boolean(),
  }),
  z.object({ type: z.literal('black'), on: z.boolean() }),
  z.object({
    type: z.literal('poll'),
    lesson: LessonSlug,
    question: PollQuestion,
    choices: z.number().check(z.int(), z.minimum(2), z.maximum(10)),
    state: z.enum(['open', 'closed', 'gone']),
  }),
  z.object({ type: z.literal('answered'), id: z.string(), answered: z.boolean() }),
  z.object({ type: z.literal('remove-question'), id: z.string() }),
  z.object({ type: z.literal('give-control'), to: z.string() }),
  z.object({ type: z.literal('take-control') }),
  /** From the speaker view: the deck does it. */
  z.object({ type: z.literal('do'), what: z.enum(['next', 'previous', 'type', 'run', 'reset']) }),
  z.object({ type: z.literal('go'), lesson: LessonSlug, place: SlidePlace }),
  z.object({ type: z.literal('clock'), startedAt: z.nullable(z.number()) }),
  /** The talk is over: place, polls and questions are forgotten. */
  z.object({ type: z.literal('end') }),
]);
export type SpeakerMessage = z.infer<typeof SpeakerMessage>;
