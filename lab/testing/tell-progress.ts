import type { OnProgress } from '../engine/engine.ts';

/** Says what the tests wait for before the first of them runs: once when it begins, once when it is over. */
export function tellProgress(): OnProgress {
  const told = new Set<string>();
  return ({ task, subject = '', startedAt, finishedAt }) => {
    const key = `${task} ${subject} ${finishedAt === undefined ? 'begun' : 'over'}`;
    if (told.has(key)) return;
    told.add(key);
    const taken = finishedAt === undefined ? '…' : `${((finishedAt - startedAt) / 1000).toFixed(1)} s`;
    console.log(`${task} ${subject} ${taken}`);
  };
}
