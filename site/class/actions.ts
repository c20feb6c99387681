import { ClassEnded, type GoToStep, type SendNote } from '../../lab/contract/class.ts';
import type { Language } from '../../lab/contract/names.ts';
import { path, routes } from '../../lab/contract/routes.ts';
import { Nothing, request } from '../lab/request.ts';

/** Removing forty labs with their volumes takes minutes. */
const endTimeoutMs = 15 * 60_000;

async function send(url: string, method: 'POST' | 'DELETE', body?: unknown): Promise<void> {
  await request(url, { method, answer: Nothing, ...(body === undefined ? {} : { body }) });
}

export const sendNote = (note: SendNote) => send(routes.classNotes, 'POST', note);

/** Without a learner: everyone. */
export const bringTo = (where: GoToStep, learner: string | undefined) =>
  send(learner === undefined ? routes.classGoTo : path(routes.learnerGoTo, { learner }), 'POST', where);

export const pause = (on: boolean, learner: string | undefined) =>
  send(
    learner === undefined ? routes.classPause : path(routes.learnerPause, { learner }),
    on ? 'POST' : 'DELETE',
  );

export const extend = (minutes: number, learner: string | undefined) =>
  send(learner === undefined ? routes.classExtend : path(routes.learnerExtend, { learner }), 'POST', {
    minutes,
  });

export const resetLearner = (learner: string) => send(path(routes.learnerReset, { learner }), 'POST');

export const endLearner = (learner: string) => send(path(routes.learner, { learner }), 'DELETE');

/** Asks to type, or gives the keyboard back. */
export const askHand = (on: boolean, learner: string) =>
  send(path(routes.learnerHand, { learner }), on ? 'POST' : 'DELETE');

/** The list of results, its headings in a language. */
export const resultsUrl = (language: Language) => `${routes.results}?language=${language}`;

/** Ends the class; answers what was seen to be left after everything was removed. */
export const endClass = (): Promise<ClassEnded> =>
  request(routes.class, { method: 'DELETE', answer: ClassEnded, timeoutMs: endTimeoutMs });
