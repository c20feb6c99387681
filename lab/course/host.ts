import type { CheckView } from '../contract/check.ts';
import type { Rds } from '../rds/rds.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { CourseFiles } from './actions/course-files.ts';
import { learnerDocker } from './observe/learner-docker.ts';
import { SqlSessions } from './observe/sql.ts';
import { lookAt } from './observe/view.ts';
import type { Progress } from './progress.ts';

/** One lab as the course works with it: looking at it, acting in it, remembering. */
export type CourseHost = {
  workbench: Workbench;
  rds: Rds;
  progress: Progress;
  files: CourseFiles;
  /** The lab as it is now; one view asks the engine only once for each thing. */
  look: () => CheckView;
  close(): void;
};

export function openHost(workbench: Workbench, rds: Rds, progress: Progress): CourseHost {
  const docker = learnerDocker(workbench);
  const sessions = new SqlSessions((name, port) => workbench.dial(name, port));
  return {
    workbench,
    rds,
    progress,
    files: new CourseFiles(workbench, progress),
    look: () => lookAt(workbench, docker, sessions, rds),
    close: () => sessions.close(),
  };
}
