import { setTimeout as delay } from 'node:timers/promises';
import type { Engine } from './engine.ts';

/** A dead engine fails whatever was asked of it, and is found lost after that. */
const FOUND_LOST_MS = 1_000;

/** Tells faults of ours. What fails because the engine is gone is none: whoever finds it lost says so once. */
export function faultsBeside(
  { lost }: Pick<Engine, 'lost'>,
  tell: (error: unknown) => void = (error) => console.error(error),
): (error: unknown) => void {
  const isLost = lost.then(() => true);
  const tellUnlessLost = async (error: unknown): Promise<void> => {
    if (!(await Promise.race([isLost, delay(FOUND_LOST_MS, false, { ref: false })]))) tell(error);
  };
  return (error) => void tellUnlessLost(error);
}
