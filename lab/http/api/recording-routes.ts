import { LabError } from '../../contract/lab-error.ts';
import { LessonSlug, StepId } from '../../contract/names.ts';
import { routes } from '../../contract/routes.ts';
import { readRecording } from '../../course/recording/recordings.ts';
import type { Api } from './api-context.ts';
import { parse } from './read-body.ts';

/** What the walker has recorded, for a stage whose lab is gone. */
export function addRecordingRoutes(app: Api): void {
  app.get(routes.recording, async (c) => {
    const lesson = parse(LessonSlug, c.req.param('lesson'));
    const step = parse(StepId, c.req.param('step'));
    const recording = await readRecording(lesson, step);
    if (recording === undefined) throw new LabError('not-found');
    return c.json(recording);
  });
}
