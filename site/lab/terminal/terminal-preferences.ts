import * as z from 'zod/mini';
import { parseJson } from '../parse-json.ts';
import { createStore, useStore } from '../store.ts';

const Preferences = z.object({
  fontSize: z.number().check(z.minimum(9), z.maximum(28)),
  /** xterm then keeps a live region of its rows. */
  screenReader: z.boolean(),
  /** A plain line to type into, for input methods and screen readers that xterm's textarea does not suit. */
  typeLine: z.boolean(),
});
export type TerminalPreferences = z.infer<typeof Preferences>;

const key = 'replication-lab.terminal';

function stored(): TerminalPreferences {
  const text = localStorage.getItem(key);
  if (text !== null) {
    const parsed = Preferences.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
  }
  // WebKit composes Hangul without composition events (https://bugs.webkit.org/show_bug.cgi?id=274700): xterm then
  // sends the jamo one by one, a plain input does not.
  return { fontSize: 14, screenReader: false, typeLine: navigator.vendor.startsWith('Apple') };
}

const store = createStore(stored());
const whole = (preferences: TerminalPreferences) => preferences;

export const usePreferences = (): TerminalPreferences => useStore(store, whole);

export const preferences = store;

/** Changes how terminals look on this machine, in every tab and after a reload. */
export function prefer(change: Partial<TerminalPreferences>): void {
  const next = Preferences.safeParse({ ...store.get(), ...change });
  if (!next.success) return; // a font size beyond its bounds: the key simply has no further effect
  store.set(next.data);
  localStorage.setItem(key, JSON.stringify(next.data));
}
