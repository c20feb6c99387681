import type { Duplex } from 'node:stream';
import { EngineApi } from '../../gateway/engine-api.ts';
import { memoryOfRunning, sum } from '../../gateway/memory-budget.ts';
import { ifFound, statusOf } from '../../workbench/container.ts';
import { DEFAULT_ENGINE_VERSION, findEngineVersion } from '../actions/engine-versions.ts';
import { limitsOf } from './class-limits.ts';
import { connectInside } from './connection.ts';
import { DataVolumes } from './data-volumes.ts';
import { clearServers, listServers, tidyUp } from './everything.ts';
import { containerOf, inspectServer, labServers } from './lab-servers.ts';
import { listLogFiles, readLogFile, type InData } from './log-files.ts';
import { DATA, IN_VOLUME } from './places.ts';
import { Reaching } from './reaching.ts';
import { runInServer } from './run-in-server.ts';
import { pause, portOf, resume, stopServer } from './server-container.ts';
import { replicationHost } from './server-names.ts';
import { ServerStates } from './server-states.ts';
import type { DatabaseServers, OpenServers } from './servers.ts';
import { runShort } from './short-container.ts';
import { startServer } from './start-server.ts';
import { Turns } from './turns.ts';

/** The servers of one lab's RDS on its engine. What broke off when they were open before is put right first. */
export const openServers: OpenServers = async (options) => {
  const lab = labServers(options);
  const { docker, names, tell } = lab;
  await tidyUp(lab);
  const volumes = new DataVolumes(docker, names, tell);
  const turns = new Turns();
  const reaching = new Reaching(lab);
  const ports = new Map<string, number>();
  const refreshGroups = async () => {
    for (const resourceId of reaching.dependent)
      await turns.take(resourceId, () => reaching.refresh(resourceId));
  };
  const states = await ServerStates.open(options.engine, options.lab, {
    lab,
    turns,
    onWorkbench: refreshGroups,
  });
  /** What starts or ends a server: as it is afterwards, it is meant to be. */
  const asked = <Result>(resourceId: string, work: () => Promise<Result>) =>
    turns.take(resourceId, async () => {
      try {
        return await work();
      } finally {
        await states.note(resourceId);
      }
    });
  const drop = async (resourceId: string) => {
    reaching.forget(resourceId);
    ports.delete(resourceId);
    await ifFound(containerOf(lab, resourceId).remove({ force: true, v: true }));
    await volumes.remove(resourceId);
  };
  const inData =
    (resourceId: string): InData =>
    async (command, most) => {
      const found = await inspectServer(lab, resourceId);
      if (found?.State.Running === true && !found.State.Paused)
        return (await runInServer(containerOf(lab, resourceId), command, most)).stdout;
      await volumes.expect(resourceId);
      return runShort(docker, {
        image: servers.imageOf(DEFAULT_ENGINE_VERSION),
        labels: names.labels('helper'),
        command,
        volumes: { [names.server(resourceId)]: DATA },
        subpath: IN_VOLUME,
        capabilities: ['DAC_OVERRIDE'],
        most,
      });
    };

  const servers: DatabaseServers = {
    imageOf(engineVersion) {
      const found = findEngineVersion(engineVersion);
      if (found === undefined) throw new Error(`no image stands behind MySQL ${engineVersion}`);
      return found.image;
    },
    // One image stands behind all versions, so that data needs no version here.
    prepareEmpty: (resourceId) =>
      turns.take(resourceId, () => volumes.prepareEmpty(resourceId, servers.imageOf(DEFAULT_ENGINE_VERSION))),
    prepareFrom: (resourceId, snapshot) =>
      turns.take(resourceId, () =>
        volumes.prepareFrom(resourceId, snapshot, servers.imageOf(DEFAULT_ENGINE_VERSION)),
      ),
    start: (spec) =>
      asked(spec.resourceId, async () => {
        ports.set(spec.resourceId, spec.port);
        await volumes.expect(spec.resourceId);
        await startServer(lab, spec, servers.imageOf(spec.engineVersion));
      }),
    stop: (resourceId) =>
      asked(resourceId, async () => {
        tell(resourceId, 'docker', `docker stop ${names.server(resourceId)}`);
        await stopServer(containerOf(lab, resourceId));
      }),
    remove: (resourceId) =>
      asked(resourceId, async () => {
        const name = names.server(resourceId);
        tell(resourceId, 'docker', `docker rm -f ${name} && docker volume rm ${name}`);
        await drop(resourceId);
      }),
    isRunning: async (resourceId) => (await inspectServer(lab, resourceId))?.State.Running === true,
    async hasMemoryFor(instanceClass) {
      if (!Number.isFinite(options.limits.memoryInAll)) return true;
      const running = await memoryOfRunning(new EngineApi(options.engine), options.lab);
      return sum(running.values()) + limitsOf(instanceClass).memory <= options.limits.memoryInAll;
    },
    list: () => listServers(lab),
    snapshot: (resourceId, snapshot) =>
      turns.take(resourceId, async () => {
        const image = servers.imageOf(DEFAULT_ENGINE_VERSION);
        const copy = await volumes.prepareSnapshot(resourceId, snapshot, image);
        try {
          const container = containerOf(lab, resourceId);
          await resume(container);
          const isStill = (await inspectServer(lab, resourceId))?.State.Running !== true;
          if (isStill) return await copy.run();
          tell(resourceId, 'docker', `docker pause ${names.server(resourceId)}`);
          await pause(container);
          try {
            return await copy.run();
          } finally {
            await resume(container);
            tell(resourceId, 'docker', `docker unpause ${names.server(resourceId)}`);
          }
        } finally {
          await copy.remove();
        }
      }),
    removeSnapshot: (snapshot) => volumes.removeSnapshot(snapshot),
    async reach(resourceId, reach) {
      ports.set(resourceId, reach.port);
      const hasMoved = await turns.take(resourceId, () => reaching.reach(resourceId, reach));
      if (hasMoved) await refreshGroups();
    },
    replicationHost,
    async connect(resourceId): Promise<Duplex> {
      const container = containerOf(lab, resourceId);
      const port = ports.get(resourceId) ?? (await portOf(container));
      try {
        return await connectInside(container, port);
      } catch (error) {
        if (statusOf(error) !== 409 || !/paused/.test(String(error))) throw error;
      }
      // It stands still to be copied, and goes on when its turn is over.
      await turns.take(resourceId, () => resume(container));
      return connectInside(container, port);
    },
    logFiles: (resourceId) => listLogFiles(inData(resourceId)),
    logPortion: (resourceId, name, offset, most) => readLogFile(inData(resourceId), name, offset, most),
    onChange: (listener) => states.onChange(listener),
    async clear() {
      // One by one first, each after what is being done with it: nobody shall be told that they ended by themselves.
      const all = await listServers(lab);
      await Promise.all(all.map((resourceId) => asked(resourceId, () => drop(resourceId))));
      await clearServers(lab);
    },
    close: async () => states.close(),
  };
  return servers;
};
