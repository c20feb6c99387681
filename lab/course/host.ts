import type { CheckView } from '../contract/check.ts';
import type { Rds } from '../rds/rds.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { CourseFiles } from './actions/course-files.ts';
import { learnerDocker } from './observe/learner-docker.ts';
import { RememberedSources } from './observe/remembered-sources.ts';
import { readSources } from './observe/sources.ts';
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
  /** As `look`, for who looks again and again: asks anew only for what may have changed since the last time. */
  glance: () => CheckView;
  /** Something may have changed that nobody tells in time. */
  forgetGlances(): void;
  close(): void;
};

export function openHost(workbench: Workbench, rds: Rds, progress: Progress): CourseHost {
  const docker = learnerDocker(workbench);
  const sessions = new SqlSessions((name, port) => workbench.dial(name, port));
  const sources = readSources(workbench, docker);
  const remembered = new RememberedSources(sources);
  const forget = (): void => {
    remembered.forgetContainers();
    remembered.forgetFiles();
  };
  const stopListening = workbench.onChange(({ kind }) => {
    if (kind === 'containers') remembered.forgetContainers();
    else if (kind === 'files') remembered.forgetFiles();
    // A command has ended, and may have done what no event tells.
    else if (kind === 'terminals') forget();
  });
  return {
    workbench,
    rds,
    progress,
    files: new CourseFiles(workbench, progress),
    look: () => lookAt(sources, docker, sessions, rds),
    glance: () => lookAt(remembered, docker, sessions, rds),
    forgetGlances: forget,
    close() {
      stopListening();
      sessions.close();
    },
  };
}
