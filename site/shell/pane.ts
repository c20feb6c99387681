import { createStore, useStore } from '../lab/store.ts';
import { recall, remember } from '../remember.ts';
import { narrowScreen } from './useMedia.ts';

/** How text and lab share the window. */
export type Pane = {
  /** Beside the text; on a narrow screen, the sheet. */
  open: boolean;
  /** The lab has the whole window. */
  whole: boolean;
  /** The lab's share of the width in percent. */
  share: number;
};

export const shareLimits = { least: 25, most: 70 } as const;

const narrow = matchMedia(narrowScreen);

function remembered(): Pane {
  const share = Number(recall('pane.share'));
  return {
    // The sheet would cover the text that a narrow screen has just opened.
    open: !narrow.matches && recall('pane.open') !== 'no',
    whole: false,
    share: share >= shareLimits.least && share <= shareLimits.most ? share : 46,
  };
}

const store = createStore<Pane>(remembered());
const all = (pane: Pane) => pane;

narrow.addEventListener('change', () => store.set(remembered()));

export const usePane = (): Pane => useStore(store, all);

/** Opens or hides the lab; wide screens remember it. */
export function openPane(open: boolean): void {
  store.set({ open, whole: open && store.get().whole });
  if (!narrow.matches) remember('pane.open', open ? 'yes' : 'no');
}

export function togglePane(): void {
  openPane(!store.get().open);
}

export function toggleWhole(): void {
  store.set({ open: true, whole: !store.get().whole });
}

export function sharePane(percent: number): void {
  const share = Math.round(Math.min(shareLimits.most, Math.max(shareLimits.least, percent)));
  store.set({ share });
  remember('pane.share', String(share));
}
