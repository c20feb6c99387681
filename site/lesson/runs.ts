import { createStore, useStore } from '../lab/store.ts';
import { recall, remember } from '../remember.ts';

/** Which actions of which steps this browser has run, the latest last: `06-point-the-replica/start` → [0, 1]. */
type Runs = Readonly<Record<string, readonly number[]>>;

function remembered(): Runs {
  try {
    const runs: unknown = JSON.parse(recall('runs') ?? '{}');
    return typeof runs === 'object' && runs !== null ? (runs as Runs) : {};
  } catch (error) {
    console.warn('forgot which commands were run', error);
    return {};
  }
}

const store = createStore<{ runs: Runs }>({ runs: remembered() });

function change(runs: Runs): void {
  store.set({ runs });
  remember('runs', JSON.stringify(runs));
}

const none: readonly number[] = [];

export function useRuns(lesson: string, step: string): readonly number[] {
  return useStore(store, ({ runs }) => runs[`${lesson}/${step}`] ?? none);
}

export function markRun(lesson: string, step: string, action: number): void {
  const { runs } = store.get();
  const before = runs[`${lesson}/${step}`] ?? none;
  const others = before.filter((one) => one !== action);
  change({ ...runs, [`${lesson}/${step}`]: [...others, action] });
}

export function forgetRuns(lesson: string, step: string): void {
  const { [`${lesson}/${step}`]: gone, ...rest } = store.get().runs;
  if (gone !== undefined) change(rest);
}
