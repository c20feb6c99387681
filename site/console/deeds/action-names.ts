import type { ConsoleWords } from '../words/ko.ts';

/** What an action of the API is called in the console; one that the console does not have keeps its own name. */
export function actionName(words: ConsoleWords, action: string): string {
  if (action === '') return words.deeds.service;
  return words.actionNames[action]?.name ?? action;
}
