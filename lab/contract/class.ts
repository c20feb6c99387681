import * as z from 'zod/mini';
import { Verdict } from './course-state.ts';
import { Language, LabId, LessonSlug, StepId, Values } from './names.ts';

/** What anyone who opens the class's address is told before joining. */
export const ClassDoor = z.object({
  name: z.string(),
  /** Labs that this machine holds, and how many are taken; whoever comes later waits in a line. */
  places: z.number(),
  taken: z.number(),
  waiting: z.number(),
  /** When what is kept is removed unless the instructor removes it before; milliseconds since the epoch. */
  keptUntil: z.number(),
});
export type ClassDoor = z.infer<typeof ClassDoor>;

/** `ABCD-EFGH`: letters and digits that nobody mistakes for another when read from a projector. */
export const JoinCode = z.string().check(z.maxLength(16));

export const LearnerId = z.string().check(z.regex(/^[a-z0-9]{8}$/));
export const LearnerName = z.string().check(z.trim(), z.minLength(1), z.maxLength(40));

export const JoinClass = z.object({ code: JoinCode, name: LearnerName, language: Language });
export type JoinClass = z.infer<typeof JoinClass>;

/** What a learner gets for joining, and whenever they ask; the cookie is set with it. */
export const Seat = z.object({
  learner: LearnerId,
  name: z.string(),
  /** Opens the same lab on any device: whoever has it is this learner. */
  link: z.string(),
  /** Their lab; null while they wait in the line. */
  lab: z.nullable(LabId),
  /** Place in the line, 1 is next; null when they have a lab. */
  place: z.nullable(z.number()),
});
export type Seat = z.infer<typeof Seat>;

/** Who looks at a learner's lab, told to the learner at all times. */
export const Company = z.object({
  /** Windows of the instructor that show this learner's screen now. */
  watchers: z.number(),
  /** `asked`: the instructor asks to type; `given`: the learner agreed. */
  hand: z.enum(['none', 'asked', 'given']),
  /** The learner has asked the instructor to come. */
  help: z.optional(z.boolean()),
});
export type Company = z.infer<typeof Company>;

/** A word from the instructor. */
export const ClassNote = z.object({
  id: z.string(),
  kind: z.enum(['message', 'hint']),
  text: z.string().check(z.maxLength(1000)),
  at: z.number(),
});
export type ClassNote = z.infer<typeof ClassNote>;

/** Why the instructor should look; words in `site/class/`. Values: minutes, times, reason, lesson, step. */
export const Stuck = z.object({
  kind: z.enum(['same-reason', 'same-failure', 'silence', 'asked-for-help', 'lab-failed']),
  since: z.number(),
  /** The verdict of the step, or the diagnosis, that they are stuck at. */
  verdict: z.optional(Verdict),
  diagnosis: z.optional(z.string()),
  values: Values,
});
export type Stuck = z.infer<typeof Stuck>;

/** One learner on the instructor's page. */
export const LearnerRow = z.object({
  learner: LearnerId,
  name: z.string(),
  lab: z.nullable(LabId),
  place: z.nullable(z.number()),
  /** `waiting` for a lab; `waking`; `asleep` after idling; `paused` by the instructor; `ended`. */
  phase: z.enum(['waiting', 'waking', 'ready', 'asleep', 'paused', 'failed', 'ended']),
  /** Windows that the learner has open now. */
  windows: z.number(),
  joinedAt: z.number(),
  lastActiveAt: z.number(),
  lesson: z.nullable(LessonSlug),
  step: z.nullable(StepId),
  /** What the current step's check says. */
  verdict: z.optional(Verdict),
  /** Done steps by lesson. */
  done: z.record(z.string(), z.array(z.string())),
  stuck: z.nullable(Stuck),
  company: Company,
  /** Of all containers of the lab, measured; absent until it was. */
  use: z.optional(
    z.object({
      memoryBytes: z.number(),
      cpuShare: z.number(),
      diskBytes: z.number(),
      containers: z.number(),
    }),
  ),
  /** No idle stop before this. */
  awakeUntil: z.number(),
});
export type LearnerRow = z.infer<typeof LearnerRow>;

export const ClassState = z.object({
  name: z.string(),
  code: z.string(),
  /** Where learners join and where an audience follows, as short addresses. */
  joinUrl: z.string(),
  followUrl: z.string(),
  /** For a second speaker. */
  speakerUrl: z.string(),
  startedAt: z.number(),
  endsAt: z.number(),
  /** Whether all labs are paused. */
  paused: z.boolean(),
  capacity: z.object({
    labs: z.number(),
    /** False while a trial lab is being measured; the numbers are a careful guess until then. */
    measured: z.boolean(),
    /** What a lab of a source and a replica took on this machine when it was measured. */
    labMemoryBytes: z.number(),
    machineMemoryBytes: z.number(),
    /** What would give first with one more. */
    boundBy: z.enum(['memory', 'disk', 'async-io', 'chosen']),
  }),
  spares: z.number(),
  machine: z.object({ memoryFreeBytes: z.number(), diskFreeBytes: z.number(), load: z.number() }),
});
export type ClassState = z.infer<typeof ClassState>;

/** Server to the instructor's page; each message replaces what was known. */
export const ClassMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('class'), class: ClassState }),
  z.object({ type: z.literal('learners'), learners: z.array(LearnerRow) }),
  z.object({ type: z.literal('learner'), learner: LearnerRow }),
  /** `gone`: nothing of the class is seen any more. */
  z.object({ type: z.literal('ended'), gone: z.boolean() }),
]);
export type ClassMessage = z.infer<typeof ClassMessage>;

export const SendNote = z.object({
  /** Absent: everyone. */
  to: z.optional(LearnerId),
  kind: z.enum(['message', 'hint']),
  text: z.string().check(z.minLength(1), z.maxLength(1000)),
});
export type SendNote = z.infer<typeof SendNote>;

export const GoToStep = z.object({ lesson: LessonSlug, step: StepId });
export type GoToStep = z.infer<typeof GoToStep>;

export const Extend = z.object({ minutes: z.number().check(z.int(), z.minimum(1), z.maximum(24 * 60)) });
export type Extend = z.infer<typeof Extend>;

/** What the engine and the disk were seen to hold of the class after its end. */
export const ClassEnded = z.object({
  labs: z.number(),
  left: z.object({
    containers: z.number(),
    networks: z.number(),
    volumes: z.number(),
    images: z.number(),
    files: z.number(),
  }),
});
export type ClassEnded = z.infer<typeof ClassEnded>;
