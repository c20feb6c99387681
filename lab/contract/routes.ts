import * as z from 'zod/mini';
import { Role } from './access.ts';
import { LabId, TerminalId } from './names.ts';

/**
 * The lab server's routes; `:name` stands for a part that `path` fills and escapes.
 * Every one needs the right Host and, where it changes anything, the right Origin; who may call it stands in one table,
 * `lab/http/access/rules.ts`.
 *
 * | route | method, body → answer |
 * |---|---|
 * | session | GET → Session |
 * | lab | GET → LabState |
 * | terminals | POST OpenTerminal → TerminalInfo |
 * | terminal | DELETE → 204 |
 * | runAction | POST → RunAnswer |
 * | previewAction | GET → FilePreview |
 * | writeAction | POST WriteAction → FileText |
 * | solve, goTo, cure, reset | POST → Task |
 * | task | GET → Task or null; DELETE (cancels) → 204 |
 * | files | GET → FileEntry[] |
 * | rdsCall | POST RdsInput → RdsAnswer |
 * | rdsPace | PUT SetPace → 204 |
 * | rdsWaits | DELETE (ends the waits of one instance that only the true pace makes) → 204 |
 * | typeAction | POST (types the fence as a person would, without Enter) → RunAnswer |
 * | archive | GET → the workspace as .tar.gz |
 * | hand | POST HandAnswer (the learner agrees or not) → 204; DELETE (takes it back) → 204 |
 * | help | POST (asks the instructor to come), DELETE → 204 |
 * | classDoor | GET → ClassDoor; 404 where there is no class |
 * | joinClass | POST JoinClass → Seat, and sets the cookie |
 * | seat | GET → Seat; DELETE (leaves: everything of theirs is removed) → 204 |
 * | classNotes | POST SendNote → 204 |
 * | classGoTo, learnerGoTo | POST GoToStep → 204 |
 * | learnerReset | POST → 204 |
 * | learnerHand | POST (asks to type), DELETE → 204 |
 * | classPause, learnerPause | POST, DELETE (goes on) → 204 |
 * | classExtend, learnerExtend | POST Extend → 204 |
 * | learner | DELETE (ends: everything of theirs is removed) → 204 |
 * | results | GET → text/csv |
 * | class | DELETE (ends the class and removes everything) → ClassEnded |
 * | recording | GET → Recording of a step; 404 where there is none |
 * | file | GET ?path= → FileText; PUT WriteFile → FileText; DELETE ?path= → 204; PATCH RenameFile → 204 |
 */
export const routes = {
  session: '/api/session',
  lab: '/api/labs/:lab',
  socket: '/api/labs/:lab/socket',
  terminals: '/api/labs/:lab/terminals',
  terminal: '/api/labs/:lab/terminals/:terminal',
  terminalSocket: '/api/labs/:lab/terminals/:terminal/socket',
  runAction: '/api/labs/:lab/lessons/:lesson/steps/:step/actions/:action/run',
  previewAction: '/api/labs/:lab/lessons/:lesson/steps/:step/actions/:action/preview',
  writeAction: '/api/labs/:lab/lessons/:lesson/steps/:step/actions/:action/write',
  solve: '/api/labs/:lab/lessons/:lesson/steps/:step/solve',
  goTo: '/api/labs/:lab/lessons/:lesson/steps/:step/go-to',
  cure: '/api/labs/:lab/lessons/:lesson/diagnoses/:diagnosis/:on/cure',
  reset: '/api/labs/:lab/reset',
  task: '/api/labs/:lab/task',
  files: '/api/labs/:lab/files',
  file: '/api/labs/:lab/file',
  rdsCall: '/api/labs/:lab/rds/actions/:action',
  rdsPace: '/api/labs/:lab/rds/pace',
  rdsWaits: '/api/labs/:lab/rds/instances/:instance/waits',
  typeAction: '/api/labs/:lab/lessons/:lesson/steps/:step/actions/:action/type',
  archive: '/api/labs/:lab/archive',
  hand: '/api/labs/:lab/hand',
  help: '/api/labs/:lab/help',
  classDoor: '/api/class/door',
  joinClass: '/api/class/join',
  seat: '/api/class/seat',
  classSocket: '/api/class/socket',
  class: '/api/class',
  classNotes: '/api/class/notes',
  classGoTo: '/api/class/go-to',
  classPause: '/api/class/pause',
  classExtend: '/api/class/extend',
  results: '/api/class/results.csv',
  learner: '/api/class/learners/:learner',
  learnerGoTo: '/api/class/learners/:learner/go-to',
  learnerReset: '/api/class/learners/:learner/reset',
  learnerHand: '/api/class/learners/:learner/hand',
  learnerPause: '/api/class/learners/:learner/pause',
  learnerExtend: '/api/class/learners/:learner/extend',
  /** The talk: followers have no account, speakers say what is shown. */
  talkSocket: '/api/talk/socket',
  /** The terminal on the slide, read-only, in the speaker's size: frames as on a terminal's socket. */
  talkTerminal: '/api/talk/terminal',
  recording: '/api/recordings/:lesson/:step',
} as const;

type Parts<Route extends string> = Route extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Parts<`/${Rest}`>
  : Route extends `${string}:${infer Name}`
    ? Name
    : never;

/** `path(routes.solve, { lab, lesson, step })` */
export function path<Route extends string>(route: Route, parts: Record<Parts<Route>, string>): string {
  return route.replace(/:([a-z]+)/g, (_, name: Parts<Route>) => encodeURIComponent(parts[name]));
}

/** `lab` is the caller's own: null while a learner of a class waits for one. */
export const Session = z.object({
  lab: z.nullable(LabId),
  role: Role,
  version: z.string(),
  class: z.nullable(z.string()),
});
export type Session = z.infer<typeof Session>;

export const OpenTerminal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shell') }),
  z.object({ kind: z.literal('sql'), on: z.string().check(z.regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}$/)) }),
]);
export type OpenTerminal = z.infer<typeof OpenTerminal>;

export const HandAnswer = z.object({ allow: z.boolean() });
export type HandAnswer = z.infer<typeof HandAnswer>;

/** Where a fence was typed. */
export const RunAnswer = z.object({ terminal: TerminalId });
export type RunAnswer = z.infer<typeof RunAnswer>;
