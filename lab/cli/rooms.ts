import { readdir, rm } from 'node:fs/promises';
import * as z from 'zod/mini';
import { forgetClass } from '../classroom/class-store.ts';
import { LabId } from '../contract/names.ts';
import { openCourse } from '../course/open-course.ts';
import { forgetProgress } from '../course/progress.ts';
import type { Course } from '../course/course.ts';
import type { Engine, OnProgress } from '../engine/engine.ts';
import { ensureImages } from '../engine/images/ensure-images.ts';
import { openEngine } from '../engine/open-engine.ts';
import { forgetAllClassKeys } from '../http/access/keys.ts';
import type { LabRooms } from '../labs/lab-session.ts';
import { openRds } from '../rds/open-rds.ts';
import { removeLab } from '../workbench/clear-lab.ts';
import { statusOf } from '../workbench/container.ts';
import { forgetLab, labsDirectory } from '../workbench/lab-directory.ts';
import { ensureWorkbenchImage, openWorkbench } from '../workbench/open-workbench.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { ENTRY_MISSING, hasCode } from './system-errors.ts';

/** The one lab of a learner at home. Another name lets a second home share the same engine, as the tests do. */
export const SOLO_LAB = z.parse(LabId, process.env['REPLICATION_LAB_NAME'] ?? 'my');
/** The lab on the stage of a class: the instructor and the speakers share it. */
export const STAGE_LAB = z.parse(LabId, process.env['REPLICATION_LAB_NAME'] ?? 'stage');

/** The rooms as this program joins them. */
export function roomsOf(home: string): LabRooms {
  return {
    openCourse,
    openWorkbench,
    openRds,
    async openEngine(onProgress, signal) {
      const engine = await openEngine({ home, onProgress, signal });
      try {
        await ensureImages(engine, { onProgress, signal });
        await ensureWorkbenchImage(engine, { onProgress, signal });
        return engine;
      } catch (error) {
        await engine.close();
        throw error;
      }
    },
  };
}

export type LabParts = { engine: Engine; workbench: Workbench; course: Course };

/** Opens the learner's lab in this process for as long as `use` lasts, where no server has it open. */
export async function withLab<Answer>(
  home: string,
  onProgress: OnProgress,
  use: (parts: LabParts) => Promise<Answer>,
): Promise<Answer> {
  const rooms = roomsOf(home);
  const engine = await rooms.openEngine(onProgress, new AbortController().signal);
  try {
    const workbench = await rooms.openWorkbench({
      engine,
      lab: SOLO_LAB,
      home,
      publishOnHost: false,
      onProgress,
    });
    try {
      const rds = await rooms.openRds({ workbench, home, publishOnHost: false, onProgress });
      try {
        const course = await rooms.openCourse({ workbench, rds, home });
        try {
          return await use({ engine, workbench, course });
        } finally {
          await course.close();
        }
      } finally {
        await rds.close({ stop: true });
      }
    } finally {
      await workbench.close({ stop: true });
    }
  } finally {
    await engine.close();
  }
}

/**
 * Removes every lab of this home from the engine, those of a class too; with `all` also the images that we built, our
 * own engine, and the home.
 */
export async function removeEverything(home: string, { all }: { all: boolean }): Promise<void> {
  const engine = await openEngine({ home, onProgress: () => undefined });
  try {
    for (const lab of new Set([SOLO_LAB, ...(await labsOfHome(home))])) {
      await removeLab(engine, lab);
      await forgetLab(home, lab);
      forgetProgress(home, lab);
    }
    forgetClass(home);
    await forgetAllClassKeys(home);
    if (all) await removeOurImages(engine);
  } finally {
    await engine.close();
  }
  if (all) await rm(home, { recursive: true, force: true });
}

/** A lab has a folder of its own from its first start. */
async function labsOfHome(home: string): Promise<string[]> {
  try {
    const names = await readdir(labsDirectory(home));
    return names.filter((name) => z.safeParse(LabId, name).success);
  } catch (error) {
    if (hasCode(error, ENTRY_MISSING)) return [];
    throw error;
  }
}

/** An image that a learner builds on ours has our label too; that of another home's lab, or one in use, is left. */
async function removeOurImages({ docker }: Engine): Promise<void> {
  const images = await docker.listImages({ filters: { label: ['replication-lab.recipe'] } });
  for (const { Id, RepoTags } of images) {
    if ((RepoTags ?? []).some((tag) => tag.startsWith('rl-'))) continue;
    try {
      await docker.getImage(Id).remove();
    } catch (error) {
      if (statusOf(error) !== 409) throw error;
    }
  }
}
