import type { ClassEnded } from '../contract/class.ts';
import type { LabLeft } from './class-labs.ts';

/** So many labs are removed at a time. */
const AT_ONCE = 4;

/** Removes labs and adds up what is still seen of them; rejects with the first that could not be removed, after all. */
export async function removeAll(
  labs: string[],
  remove: (lab: string) => Promise<LabLeft>,
): Promise<ClassEnded> {
  const left: LabLeft = { containers: 0, networks: 0, volumes: 0, images: 0, files: 0 };
  const waiting = [...labs];
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (let lab = waiting.shift(); lab !== undefined; lab = waiting.shift()) {
      try {
        const one = await remove(lab);
        left.containers += one.containers;
        left.networks += one.networks;
        left.volumes += one.volumes;
        left.images += one.images;
        left.files += one.files;
      } catch (error) {
        // The others are removed all the same; who asked is told.
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failures.length > 0) throw failures[0];
  return { labs: labs.length, left };
}

/** Whether nothing of it is seen any more. */
export function isGone(left: LabLeft): boolean {
  return Object.values(left).every((count) => count === 0);
}
