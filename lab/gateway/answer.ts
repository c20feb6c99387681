import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { EngineRequest } from './engine-api.ts';
import type { Lab } from './lab.ts';
import type { Params } from './path.ts';
import type { Query } from './query.ts';

/** What a row of the table has to say; the front writes it. */
export type Answer =
  | { status: number; json: unknown; headers?: Record<string, string> }
  | { status: number; headers?: Record<string, string> }
  | { status: number; stream: Readable; headers?: Record<string, string> }
  /** The engine is asked to hijack this connection; `done` is called when the stream has ended. */
  | { hijack: EngineRequest; done?: () => void };

/** One request, after the path grammar and before anything of it is believed. */
export type Exchange = {
  lab: Lab;
  params: Params;
  query: Query;
  /** The raw body, for the rows that take an archive. */
  body: Readable;
  readJson: <Schema extends z.ZodType>(schema: Schema) => Promise<z.output<Schema>>;
  /** Aborted when the learner's side of the connection is gone. */
  signal: AbortSignal;
};

export type Row = {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** May come with `Connection: Upgrade`; every other upgrade is refused. */
  hijacks?: boolean;
  answer: (exchange: Exchange) => Promise<Answer> | Answer;
};

export const noContent: Answer = { status: 204 };

export function ok(json: unknown, status = 200): Answer {
  return { status, json };
}
