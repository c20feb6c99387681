import { createStore, useStore } from '../../lab/store.ts';

/** A master user whose password was generated: shown once, kept nowhere but in this window. */
export type Credentials = { instance: string; username: string; password: string };

const store = createStore<{ credentials: Credentials | undefined }>({ credentials: undefined });
const kept = (state: { credentials: Credentials | undefined }) => state.credentials;

export function rememberCredentials(credentials: Credentials): void {
  store.set({ credentials });
}

export function forgetCredentials(): void {
  store.set({ credentials: undefined });
}

export function useCredentials(): Credentials | undefined {
  return useStore(store, kept);
}
