import { createStore, useStore } from '../lab/store.ts';
import { forget, recall, remember } from '../remember.ts';

/** The choices that a reader tried at a question, in order, by their number. */
type Answers = Readonly<Record<string, readonly number[]>>;

const store = createStore<{ answers: Answers }>({ answers: {} });
const none: readonly number[] = [];

function load(question: string): readonly number[] {
  const kept = recall(`answer.${question}`);
  const tried = kept === undefined ? none : kept.split(',').map(Number).filter(Number.isInteger);
  store.set({ answers: { ...store.get().answers, [question]: tried } });
  return tried;
}

/** What was tried at a question; `lesson/question` names it, the same in every language. */
export function useAnswer(question: string): readonly number[] {
  return useStore(store, ({ answers }) => answers[question]) ?? none;
}

/** Fetches what an earlier visit answered; called once for each question that is shown. */
export function recallAnswer(question: string): void {
  if (store.get().answers[question] === undefined) load(question);
}

export function answer(question: string, choice: number): void {
  const tried = store.get().answers[question] ?? none;
  if (tried.includes(choice)) return;
  const now = [...tried, choice];
  store.set({ answers: { ...store.get().answers, [question]: now } });
  remember(`answer.${question}`, now.join());
}

export function forgetAnswer(question: string): void {
  store.set({ answers: { ...store.get().answers, [question]: none } });
  forget(`answer.${question}`);
}

const whole = (state: { answers: Answers }) => state.answers;

export const useAnswers = (): Answers => useStore(store, whole);
