import { createStore, useStore } from './store.ts';

/** What the lab pane shows: a terminal, the files, the picture, or the console of RDS. */
export type PaneView = {
  tab: 'terminal' | 'files' | 'picture' | 'console';
  /** The terminal that is, or was last, in front. */
  terminal: string;
  /** The file that is open in the editor. */
  file: string | undefined;
  /** What lies over the terminal in front. */
  overlay: 'search' | 'last-command' | undefined;
};

const store = createStore<PaneView>({
  tab: 'terminal',
  terminal: 'shell',
  file: undefined,
  overlay: undefined,
});
const whole = (view: PaneView) => view;

export const usePaneView = (): PaneView => useStore(store, whole);

/** Brings a terminal to the front, wherever on the page it was asked for. */
export function showTerminal(terminal: string): void {
  store.set({ tab: 'terminal', terminal, overlay: undefined });
}

/** Opens a file of the workspace in the editor, or none. */
export function showFile(file: string | undefined): void {
  store.set({ tab: 'files', file });
}

export function showTab(tab: PaneView['tab']): void {
  store.set({ tab });
}

/** Lays something over the terminal in front, or takes it away. */
export function showOverlay(overlay: PaneView['overlay']): void {
  store.set({ overlay });
}
