import type Dockerode from 'dockerode';
import { ifFound, statusOf } from '../../workbench/container.ts';
import { demultiplexer } from '../../workbench/demultiplex.ts';
import { limitsOf } from './class-limits.ts';
import { waitForGreeting } from './connection.ts';
import { containerOf, inspectServer, type LabServers } from './lab-servers.ts';
import { ERROR_LOG } from './log-files.ts';
import { detach, endpointOn, ensureRdsNetwork } from './networks.ts';
import { optionsFile, shownOptions } from './options-file.ts';
import { DATA, IN_VOLUME, OPTIONS } from './places.ts';
import { runInServer } from './run-in-server.ts';
import {
  createServer,
  isAsWanted,
  optionsOf,
  putOptions,
  resume,
  stopServer,
  type Making,
} from './server-container.ts';
import { ServerFailed, type ServerSpec } from './servers.ts';
import { runShort } from './short-container.ts';

/** Recovery after a kill takes seconds; on a machine that starts many servers at once, longer. */
const ANSWER_SECONDS = 150;
const LOG_TAIL = 3_000;

/** Brings the server up as the spec says, and waits until it greets. */
export async function startServer(lab: LabServers, spec: ServerSpec, image: string): Promise<void> {
  const { docker, names, tell } = lab;
  const { resourceId } = spec;
  const options = optionsFile(spec);
  const network = await ensureRdsNetwork(docker, names);
  const making: Making = { names, spec, image, networkId: network.id, limits: lab.limits };
  const container = containerOf(lab, resourceId);
  await resume(container);
  let found = await inspectServer(lab, resourceId);
  const isWanted = found !== undefined && (await isAsWanted(docker, found, making));
  if (found?.State.Running === true) {
    if (isWanted && (await optionsOf(container)) === options) return greeted(lab, spec, image);
    await stopServer(container);
  }
  if (found !== undefined && !isWanted) {
    await ifFound(container.remove({ force: true, v: true }));
    found = undefined;
  }
  const name = names.server(resourceId);
  if (found === undefined) {
    const mount = `--mount type=volume,source=${name},target=${DATA},volume-subpath=${IN_VOLUME}`;
    const memory = `${limitsOf(spec.instanceClass).memory / 1024 ** 2}m`;
    tell(
      resourceId,
      'docker',
      `docker create --name ${name} --network ${names.network} --memory ${memory} ${mount} ` +
        `--entrypoint mysqld ${image} --defaults-file=${OPTIONS}`,
    );
    await createServer(docker, making);
  } else if (endpointOn(found, lab.vpcNetwork) !== undefined) {
    // It must not be reached before `reach` has set the rules, which do not outlive a stop.
    await detach(docker, lab.vpcNetwork, found.Id);
  }
  tell(resourceId, 'file', `# ${OPTIONS}\n${shownOptions(spec)}`);
  await putOptions(container, options);
  tell(resourceId, 'docker', `docker start ${name}`);
  await container.start();
  await greeted(lab, spec, image);
}

/** Resolves when the server greets on its port. */
async function greeted(lab: LabServers, spec: ServerSpec, image: string): Promise<void> {
  const container = containerOf(lab, spec.resourceId);
  const exitCode = await waitIn(container, waitForGreeting(spec.port, ANSWER_SECONDS));
  if (exitCode === 0) return;
  throw new ServerFailed(spec.resourceId, await endOfLog(lab, spec.resourceId, image));
}

/** Undefined where the container does not run (any more). */
async function waitIn(container: Dockerode.Container, command: string[]): Promise<number | undefined> {
  try {
    return (await runInServer(container, command, 0)).exitCode;
  } catch (error) {
    if (statusOf(error) === 409 || statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** What mysqld said last: before it has opened its log, on its standard error. */
async function endOfLog(lab: LabServers, resourceId: string, image: string): Promise<string> {
  const container = containerOf(lab, resourceId);
  const [printed, logged] = await Promise.all([
    ifFound(container.logs({ stdout: true, stderr: true, tail: 20, follow: false })),
    runShort(lab.docker, {
      image,
      labels: lab.names.labels('helper'),
      command: ['tail', '-c', String(LOG_TAIL), `/v/${IN_VOLUME}/log/${ERROR_LOG}`],
      volumes: { [lab.names.server(resourceId)]: '/v' },
      capabilities: ['DAC_OVERRIDE'],
      most: LOG_TAIL,
      // No such file: mysqld did not come so far.
    }).catch(() => Buffer.alloc(0)),
  ]);
  let lines = '';
  demultiplexer((_channel, bytes) => (lines += bytes.toString()))(printed ?? Buffer.alloc(0));
  return `${lines}\n${logged.toString()}`.trim().slice(-LOG_TAIL);
}
