import type { CheckView } from '../../contract/check.ts';
import type { CourseHost } from '../host.ts';
import { CheckBlocked } from '../observe/check-blocked.ts';
import { applier } from './applier.ts';
import { connection } from './connection.ts';
import { container } from './container.ts';
import { files } from './files.ts';
import type { Family, Finding, Scene } from './finding.ts';
import { prompt } from './prompt.ts';
import { receiver } from './receiver.ts';

const FAMILIES: Family[] = [files, container, connection, receiver, applier, prompt];
/** The first few: somebody who made twenty mistakes is not helped by twenty boxes. */
const MOST = 6;
const LONGEST_EVIDENCE = 600;

/** What there is to look at, for a lesson that is watched. */
export async function sceneOf(
  { workbench }: Pick<CourseHost, 'workbench'>,
  view: CheckView,
  given: Pick<Scene, 'databases' | 'directory' | 'meantToFail'>,
): Promise<Scene> {
  return {
    ...given,
    view,
    containers: await view.containers(),
    isDirectory: async (path) =>
      (await workbench.files.list()).some((entry) => entry.path === path && entry.kind === 'directory'),
  };
}

/** Names the mistakes that the lab shows now, what has to be put right first at the beginning. */
export async function diagnose(scene: Scene): Promise<Finding[]> {
  const found = await Promise.all(FAMILIES.map((family) => family(scene).catch(nothingOf)));
  return found
    .flat()
    .slice(0, MOST)
    .map((finding) => ({
      ...finding,
      values: { name: finding.on, ...finding.values },
      evidence: finding.evidence.slice(0, LONGEST_EVIDENCE),
    }));
}

/** A server or container that went away in the middle of the question: the next look tells more. */
function nothingOf(error: unknown): Finding[] {
  if (error instanceof CheckBlocked) return [];
  throw error;
}
