import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LabError } from '../../contract/lab-error.ts';
import { LessonSlug, StepId } from '../../contract/names.ts';
import { routes } from '../../contract/routes.ts';
import type { Api } from './api-context.ts';
import { parse } from './read-body.ts';

/** Recordings that the walker has made: `LESSON/STEP.json` below this folder. */
export function addRecordingRoutes(app: Api, folder: string): void {
  app.get(routes.recording, async (c) => {
    const lesson = parse(LessonSlug, c.req.param('lesson'));
    const step = parse(StepId, c.req.param('step'));
    try {
      const text = await readFile(join(folder, lesson, `${step}.json`), 'utf8');
      return c.body(text, 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        throw new LabError('not-found', {}, { cause: error });
      throw error;
    }
  });
}
