import { createStore, useStore } from './store.ts';

const store = createStore<{ error: unknown }>({ error: undefined });
const selectError = (state: { error: unknown }) => state.error;

/** Does something for a button of the pane; a failure is shown at the pane's top until it is dismissed. */
export function attempt(work: Promise<unknown>): void {
  store.set({ error: undefined });
  work.catch((error: unknown) => store.set({ error }));
}

export function dismissFailure(): void {
  store.set({ error: undefined });
}

/** What failed last, if it has not been dismissed. */
export const useFailure = (): unknown => useStore(store, selectError);
