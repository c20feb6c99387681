import type Dockerode from 'dockerode';
import type { CheckView } from '../../contract/check.ts';
import type { Rds } from '../../rds/rds.ts';
import { absent } from './absent.ts';
import { demultiplexed } from './log-text.ts';
import { CheckBlocked } from './check-blocked.ts';
import type { SeenContainer } from './container-facts.ts';
import { once } from './once.ts';
import { lookAtRds } from './rds-view.ts';
import type { Sources } from './sources.ts';
import type { SqlSessions } from './sql.ts';

const LOG_LINES = 200;
const MOST_LOG_BYTES = 256 * 1024;

/** The lab as one look at it sees it: what was asked once is not asked again until the next look. */
export function lookAt(sources: Sources, docker: Dockerode, sessions: SqlSessions, rds: Rds): CheckView {
  const containers = once(sources.containers);
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
    file: sources.file,
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

/** A container that is being removed at this moment: Docker answers 409, or 500 when its log has gone first. */
function going(error: unknown): undefined {
  if (error instanceof Error && 'statusCode' in error) {
    if (error.statusCode === 409) return undefined;
    if (error.statusCode === 500 && /no such file or directory/.test(error.message)) return undefined;
  }
  return absent(error);
}
