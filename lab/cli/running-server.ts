import { WebSocket } from 'ws';
import * as z from 'zod/mini';
import { ErrorAnswer, errorCatalogue, type ErrorCode } from '../contract/errors.ts';
import { LabError } from '../contract/lab-error.ts';
import { LabState } from '../contract/lab-state.ts';
import { path, routes, Session } from '../contract/routes.ts';
import { openKey } from '../http/access/keys.ts';
import { keyLink } from '../http/access/open-access.ts';
import { askServer, trustOf } from './ask-server.ts';
import { readServerRecord, type ServerRecord } from './server-record.ts';

/** A lab server that runs on this home, spoken to as a browser would. */
export type RunningServer = {
  record: ServerRecord;
  url: string;
  /** The one lab at home; the stage in a class. */
  lab: string;
  state(): Promise<LabState>;
  /** Rejects with an error of the catalogue. */
  call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  /** Not open yet: what is said first comes together with the opening, and wants its listener by then. */
  socket(path: string): WebSocket;
};

/** Undefined when none answers: a process id in the record alone may belong to somebody else by now. */
export async function findRunningServer(home: string): Promise<RunningServer | undefined> {
  const record = await readServerRecord(home);
  if (record === undefined) return undefined;
  const { origin } = record;
  const key = await openKey(record.keyFile);
  const trust = await trustOf(record.certFile);
  const headers = { cookie: `${record.cookie}=${key.text}`, origin };

  const call: RunningServer['call'] = async (method, where, body) => {
    const answer = await askServer(origin + where, {
      method,
      headers,
      trust,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status === 204) return undefined;
    const given: unknown = JSON.parse(answer.body);
    if (answer.status >= 400) throw errorOf(z.parse(ErrorAnswer, given));
    return given;
  };

  let lab: string | null;
  try {
    ({ lab } = z.parse(Session, await call('GET', routes.session)));
  } catch (error) {
    if (isNoAnswer(error)) return undefined;
    throw error;
  }
  if (lab === null) throw new Error('whoever holds the key of this home has a lab');
  const own = lab;
  return {
    record,
    url: keyLink(origin, key),
    lab: own,
    state: async () => z.parse(LabState, await call('GET', path(routes.lab, { lab: own }))),
    call,
    socket: (where) => new WebSocket(origin.replace(/^http/, 'ws') + where, { ...trust, headers }),
  };
}

/** Refused, reset, timed out, or not the JSON of a lab server. */
function isNoAnswer(error: unknown): boolean {
  if (error instanceof LabError) return error.code === 'lab-not-ready'; // it has taken its port, and is still starting
  if (error instanceof SyntaxError || error instanceof DOMException) return true;
  return error instanceof Error && ('code' in error || error.name === 'AbortError');
}

function errorOf({ code, values }: ErrorAnswer): Error {
  return isKnown(code) ? new LabError(code, values) : new Error(code);
}

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code);
}
