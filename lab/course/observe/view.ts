import type Dockerode from 'dockerode';
import type { CheckView } from '../../contract/check.ts';
import { LabError } from '../../contract/lab-error.ts';
import type { Rds } from '../../rds/rds.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import { demultiplexed } from './log-text.ts';
import { CheckBlocked } from './check-blocked.ts';
import { containerFacts, type SeenContainer } from './container-facts.ts';
import { lookAtRds } from './rds-view.ts';
import type { SqlSessions } from './sql.ts';

const LOG_LINES = 200;
const MOST_LOG_BYTES = 256 * 1024;

/** The lab as one look at it sees it: what was asked once is not asked again until the next look. */
export function lookAt(workbench: Workbench, docker: Dockerode, sessions: SqlSessions, rds: Rds): CheckView {
  const containers = once(() => listContainers(docker));
  const find = async (name: string) => (await containers()).find((container) => container.name === name);
  return {
    container: find,
    containers,
    volumes: once(async () => (await docker.listVolumes()).Volumes.map(({ Name }) => Name)),
    networks: once(async () => (await docker.listNetworks()).map(({ Name }) => Name)),
    images: once(async () => (await docker.listImages()).flatMap(({ RepoTags }) => RepoTags ?? [])),
    async logs(name) {
      if (!(await find(name))) throw new CheckBlocked('container-missing', { name });
      const logs = docker.getContainer(name).logs({ stdout: true, stderr: true, tail: LOG_LINES });
      const answer = await logs.catch(going);
      if (answer === undefined) throw new CheckBlocked('container-missing', { name });
      return demultiplexed(answer, MOST_LOG_BYTES);
    },
    async file(path) {
      try {
        return (await workbench.files.read(path)).text;
      } catch (error) {
        if (error instanceof LabError && error.code === 'file-missing') return undefined;
        if (error instanceof LabError && error.code === 'file-unreadable') return '';
        throw error;
      }
    },
    async sql(name, query) {
      const container = await find(name);
      if (!container) throw new CheckBlocked('container-missing', { name });
      refuseWhereNotRunning(container);
      return sessions.query(container, query);
    },
    rds: lookAtRds(rds),
  };
}

/** @throws CheckBlocked unless the container runs. */
function refuseWhereNotRunning({ name, state, exitCode }: SeenContainer): void {
  if (state === 'running') return;
  if (state === 'restarting') throw new CheckBlocked('container-restarting', { name }, { broken: true });
  if (state === 'paused') throw new CheckBlocked('container-paused', { name }, { broken: true });
  if (state === 'exited' && exitCode !== 0) {
    throw new CheckBlocked('container-exited', { name, code: String(exitCode) }, { broken: true });
  }
  throw new CheckBlocked('container-not-running', { name });
}

async function listContainers(docker: Dockerode): Promise<SeenContainer[]> {
  const listed = await docker.listContainers({ all: true });
  const inspected = await Promise.all(
    listed.map(({ Id }) => docker.getContainer(Id).inspect().catch(absent)),
  );
  return inspected.flatMap((info) => (info ? [containerFacts(info)] : []));
}

/** Docker answers 409 for the log of a container that is being removed at this moment. */
function going(error: unknown): undefined {
  if (error instanceof Error && 'statusCode' in error && error.statusCode === 409) return undefined;
  return absent(error);
}

/** A container may go between being listed and being looked at. */
function absent(error: unknown): undefined {
  if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return undefined;
  throw error;
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
}
