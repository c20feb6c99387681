import * as z from 'zod/mini';
import { LabId, TerminalId } from './names.ts';

/**
 * The lab server's routes; `:name` stands for a part that `path` fills and escapes.
 * Every one needs the session's cookie, the right Host and, where it changes anything, the right Origin.
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

export const Session = z.object({ lab: LabId, version: z.string() });
export type Session = z.infer<typeof Session>;

export const OpenTerminal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shell') }),
  z.object({ kind: z.literal('sql'), on: z.string().check(z.regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}$/)) }),
]);
export type OpenTerminal = z.infer<typeof OpenTerminal>;

/** Where a fence was typed. */
export const RunAnswer = z.object({ terminal: TerminalId });
export type RunAnswer = z.infer<typeof RunAnswer>;
