import type { Engine } from '../engine/engine.ts';
import type { Changes } from './changes.ts';
import { readNote, runningContainers, writeNote } from './running-containers.ts';

/** What ends is believed only after so long: an engine that is being stopped ends everything, and then itself. */
const SETTLE_MS = 5_000;
/** Events come in flocks. */
const FLOCK_MS = 250;

/**
 * Keeps noted which of the learner's containers run, so that they can be started again after an engine that was
 * stopped or killed, or a machine that was switched off. Answers how to end.
 */
export async function noteRunning(
  engine: Engine,
  lab: string,
  directory: string,
  changes: Changes,
): Promise<() => Promise<void>> {
  let noted = await readNote(directory);
  let flock: NodeJS.Timeout | undefined;
  let settle: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  let over = false;

  const look = async ({ settled }: { settled: boolean }): Promise<void> => {
    const running = await runningContainers(engine, lab);
    const wanted = settled ? running : [...new Set([...noted, ...running])];
    if (over || sameIds(wanted, noted)) return;
    await writeNote(directory, wanted);
    noted = wanted;
  };
  /** One after the other. An engine or disk that is away leaves the note as it was, which is what it is for. */
  const lookNext = (how: { settled: boolean }): void => {
    last = last.then(() => (over ? undefined : look(how))).catch(() => undefined);
  };

  const stopListening = changes.listen(({ kind }) => {
    if (kind !== 'containers') return;
    flock ??= setTimeout(() => {
      flock = undefined;
      lookNext({ settled: false });
    }, FLOCK_MS);
    clearTimeout(settle);
    settle = setTimeout(() => lookNext({ settled: true }), SETTLE_MS);
  });

  const end = async (): Promise<void> => {
    over = true;
    stopListening();
    clearTimeout(flock);
    clearTimeout(settle);
    await last;
  };
  void engine.lost.then(end);
  return end;
}

function sameIds(some: string[], others: string[]): boolean {
  return some.length === others.length && some.every((id) => others.includes(id));
}
