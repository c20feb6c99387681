import * as z from 'zod/mini';
import { ErrorAnswer, errorCatalogue, fill, type ErrorCode } from '../contract/errors.ts';
import { LabState } from '../contract/lab-state.ts';
import { path, routes, Session } from '../contract/routes.ts';
import { openSession } from '../http/session.ts';
import { readServerRecord, type ServerRecord } from './server-record.ts';

const ANSWER_WITHIN_MS = 5_000;

/** A lab server that runs on this home, spoken to as a browser would. */
export type RunningServer = {
  record: ServerRecord;
  url: string;
  lab: string;
  state(): Promise<LabState>;
  /** Rejects with the catalogue's words. */
  call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
};

/** Undefined when none answers: a process id in the record alone may belong to somebody else by now. */
export async function findRunningServer(home: string): Promise<RunningServer | undefined> {
  const record = await readServerRecord(home);
  if (record === undefined) return undefined;
  const session = await openSession(home, record.port);
  const origin = `http://127.0.0.1:${record.port}`;

  const call: RunningServer['call'] = async (method, where, body) => {
    const answer = await fetch(origin + where, {
      method,
      headers: { cookie: `${session.cookieName}=${session.token}`, origin },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status === 204) return undefined;
    const given: unknown = await answer.json();
    if (!answer.ok) throw new Error(wordsOf(z.parse(ErrorAnswer, given)));
    return given;
  };

  let lab: string | null;
  try {
    ({ lab } = z.parse(Session, await call('GET', routes.session)));
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException || error instanceof SyntaxError)
      return undefined;
    throw error;
  }
  if (lab === null) throw new Error('whoever holds the token of this home has a lab');
  const own = lab;
  return {
    record,
    url: `${origin}/?token=${session.token}`,
    lab: own,
    state: async () => z.parse(LabState, await call('GET', path(routes.lab, { lab: own }))),
    call,
  };
}

function wordsOf({ code, values }: ErrorAnswer): string {
  const entry = errorCatalogue[code as ErrorCode] as (typeof errorCatalogue)[ErrorCode] | undefined;
  return entry === undefined ? code : `${fill(entry.en.what, values)} ${entry.en.next}`;
}
