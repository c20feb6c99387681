import { createStore, useStore } from '../lab/store.ts';
import { forget, recall, remember } from '../remember.ts';

export type Theme = 'system' | 'light' | 'dark';

const order: readonly Theme[] = ['system', 'light', 'dark'];

function chosen(): Theme {
  const theme = recall('theme');
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

const store = createStore<{ theme: Theme }>({ theme: chosen() });
const selectTheme = (state: { theme: Theme }) => state.theme;
const systemDark = matchMedia('(prefers-color-scheme: dark)');

function paint(): void {
  const { theme } = store.get();
  const dark = theme === 'dark' || (theme === 'system' && systemDark.matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
}

systemDark.addEventListener('change', paint);

export const useTheme = (): Theme => useStore(store, selectTheme);

/** Takes the next theme in the row system, light, dark; `public/theme.js` finds it again before the next paint. */
export function nextTheme(): void {
  const theme = order[(order.indexOf(store.get().theme) + 1) % order.length] ?? 'system';
  if (theme === 'system') forget('theme');
  else remember('theme', theme);
  store.set({ theme });
  paint();
}
