import type { IncomingMessage } from 'node:http';
import { errorCatalogue, fill, type ErrorAnswer } from '../contract/errors.ts';
import type { LabError } from '../contract/lab-error.ts';

/** Whether one of our pages asks, which knows the words of every code. */
export function isForPage({ url }: IncomingMessage): boolean {
  return url?.startsWith('/api/') === true;
}

/** An error as an answer: by its code for our pages, in words for a person who has opened an address. */
export function refusalOf({ code, values }: LabError, forPage: boolean) {
  const { status, ko, en } = errorCatalogue[code];
  const say = ({ what, next }: typeof ko | typeof en) => `${fill(what, values)} ${fill(next, values)}\n`;
  return {
    status,
    headers: {
      'Content-Type': forPage ? 'application/json' : 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
    },
    body: forPage ? JSON.stringify({ code, values } satisfies ErrorAnswer) : say(ko) + say(en),
  };
}
