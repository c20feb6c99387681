import type { Engine } from './engine.ts';

/** A dead engine fails whatever was asked of it, and is found lost after that. */
const FOUND_LOST_MS = 1_000;

/** Tells faults of ours. What fails because the engine is gone is none: whoever finds it lost says so once. */
export function faultsBeside(
  { lost }: Pick<Engine, 'lost'>,
  tell: (error: unknown) => void = (error) => console.error(error),
): (error: unknown) => void {
  let isLost = false;
  const markLost = async (): Promise<void> => {
    await lost;
    isLost = true;
  };
  void markLost();
  return (error) => {
    setTimeout(() => {
      if (!isLost) tell(error);
    }, FOUND_LOST_MS).unref();
  };
}
