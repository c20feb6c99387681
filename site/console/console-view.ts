import { showTab } from '../lab/pane-view.ts';
import { createStore, useStore } from '../lab/store.ts';
import type { Prefill } from './form-props.ts';

export const instanceTabs = [
  'connectivity',
  'monitoring',
  'logs',
  'configuration',
  'backups',
  'tags',
] as const;
export type InstanceTab = (typeof instanceTabs)[number];

/** Where in the console one is. */
export type Place =
  | { at: 'databases' }
  | { at: 'instance'; instance: string; tab: InstanceTab }
  | { at: 'create' }
  | { at: 'replica'; instance: string }
  | { at: 'modify'; instance: string }
  | { at: 'parameter-groups' }
  | { at: 'parameter-group'; group: string }
  | { at: 'snapshots' }
  | { at: 'deeds' };

/** Questions that stand over the place. */
export const instanceDialogs = ['promote', 'delete', 'reboot', 'stop', 'start', 'snapshot'] as const;
export type InstanceDialog = (typeof instanceDialogs)[number];

type View = {
  place: Place;
  dialog: { kind: InstanceDialog; instance: string } | undefined;
  /** What a lesson wants the form or the dialog to begin with. */
  prefill: Prefill;
  /** Counts openings, so that a form that is opened again begins anew. */
  opened: number;
};

const nothing: Prefill = {};
const store = createStore<View>({
  place: { at: 'databases' },
  dialog: undefined,
  prefill: nothing,
  opened: 0,
});
const whole = (view: View) => view;

export const useConsoleView = (): View => useStore(store, whole);

export function goTo(place: Place, prefill: Prefill = nothing): void {
  store.set({ place, prefill, dialog: undefined, opened: store.get().opened + 1 });
}

export function ask(kind: InstanceDialog, instance: string, prefill: Prefill = nothing): void {
  store.set({ dialog: { kind, instance }, prefill, opened: store.get().opened + 1 });
}

export function closeDialog(): void {
  store.set({ dialog: undefined, prefill: nothing });
}

/** Brings the console's tab to the front of the lab pane. */
export function showConsole(): void {
  showTab('console');
}
