import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCatalogue, fill } from '../contract/errors.ts';
import { buildImage } from '../engine/images/build-image.ts';
import type { Engine, OnProgress } from '../engine/engine.ts';
import { labNames } from '../engine/lab-names.ts';
import type { OpenGateway } from '../gateway/gateway.ts';
import { openGateway } from '../gateway/open-gateway.ts';
import { Changes } from './changes.ts';
import { clearLab } from './clear-lab.ts';
import { guardDisk, type DiskFull, type DiskGuard } from './disk-guard.ts';
import { watchContainers } from './engine-events.ts';
import { execute } from './execute.ts';
import { watchFiles, WATCH_MARK } from './files/watch-files.ts';
import { workspaceFiles } from './files/workspace-files.ts';
import { WORKBENCH_IMAGE } from './container.ts';
import { labDirectory } from './lab-directory.ts';
import { openLearnerLink } from './learner-link.ts';
import { HOME_POLICY } from './limits.ts';
import { dialContainer } from './link/dial.ts';
import { noteRunning } from './note-running.ts';
import { startContainers, stopContainers, workbenchRuns } from './running-containers.ts';
import { endMarked } from './signal-marked.ts';
import { TERMINAL_MARK } from './terminals/shell.ts';
import { WorkbenchTerminals } from './terminals/terminals.ts';
import type { OpenWorkbench, Workbench } from './workbench.ts';

/** Giving up sooner would mean to begin anew on a machine that is slow already. */
const FIRST_LINK_PATIENCE = 60_000;
const IMAGE_CONTEXT = join(import.meta.dirname, 'image');

/** The workbench whose learner's Docker goes through this gateway. */
export function workbenchThrough(openGateway: OpenGateway): OpenWorkbench {
  return async ({ engine, lab, home, publishOnHost, policy = HOME_POLICY, onProgress }) => {
    await ensureWorkbenchImage(engine, { onProgress });
    const startedAt = Date.now();
    onProgress({ task: 'workbench-start', startedAt });
    const directory = labDirectory(home, lab);
    await mkdir(directory, { recursive: true, mode: 0o700 });

    const changes = new Changes();
    let disk: DiskGuard | undefined;
    const files = workspaceFiles(
      () => link.client(),
      async (path) => void (await execute(await link.container(), ['rm', '-rf', '--', path])),
    );
    const ranOn = await workbenchRuns(engine, lab);
    const link = await openLearnerLink({
      engine,
      lab,
      image: WORKBENCH_IMAGE,
      directory,
      publishOnHost,
      policy,
      changes,
      openGateway,
      prepareMountSource: (path) => files.ensure(path),
      diskFull: () => inWords(disk?.full()),
    });
    try {
      const { disk: most } = policy.limits;
      if (Number.isFinite(most)) disk = guardDisk(engine, lab, most, changes);
      const container = await link.container(FIRST_LINK_PATIENCE);
      await Promise.all([
        // Where the workbench ran on, what has ended meanwhile has ended by itself.
        ranOn ? undefined : startContainers(engine, directory),
        // A server that was killed has left its programs in the workbench.
        endMarked(container, `${TERMINAL_MARK}.*|${WATCH_MARK}`),
      ]);
      const terminals = await WorkbenchTerminals.open({
        directory: join(directory, 'terminals'),
        container: () => link.container(),
        changes,
      });
      const endNoting = await noteRunning(engine, lab, directory, changes);
      const stopWatching = [
        changes.listen((change) => {
          if (change.kind === 'notice' && change.code === 'workbench-lost' && change.over === true)
            terminals.revive();
        }),
        watchContainers(engine, lab, () => changes.tell({ kind: 'containers' })),
        watchFiles(
          () => link.container(),
          (paths) => changes.tell({ kind: 'files', paths }),
        ),
      ];
      onProgress({ task: 'workbench-start', startedAt, finishedAt: Date.now() });

      const workbench: Workbench = {
        lab,
        engine,
        policy,
        terminals,
        files,
        exec: async (command, options) => execute(await link.container(), command, options),
        connectDocker: () => link.connectDocker(),
        dial: async (name, port) => dialContainer(engine, lab, await link.client(), name, port),
        offer: (port, accept) => link.offer(port, accept),
        onChange: (listener) => changes.listen(listener),
        diskUsed: () => disk?.used(),
        clear: () => clearLab(engine, lab),
        async close({ stop } = { stop: false }) {
          for (const end of stopWatching) end();
          disk?.stop();
          await endNoting();
          await terminals.closeAll();
          await link.close();
          if (!stop) return;
          await stopContainers(engine, lab, directory);
          await engine.docker.getContainer(labNames(lab).workbench).stop({ t: 2 });
        },
      };
      return workbench;
    } catch (error) {
      disk?.stop();
      await link.close();
      throw error;
    }
  };
}

/** As `docker` tells it, whose words are English. */
function inWords(full: DiskFull | undefined): string | undefined {
  if (full === undefined) return undefined;
  const { what, next } = errorCatalogue[full.code].en;
  return fill(`${what} ${next}`, full.values);
}

/** The workbench's image, for who opens many and wants it made once. */
export function ensureWorkbenchImage(
  engine: Engine,
  how: { onProgress: OnProgress; signal?: AbortSignal },
): Promise<void> {
  return buildImage(engine, { name: WORKBENCH_IMAGE, context: IMAGE_CONTEXT, ...how });
}

export const openWorkbench: OpenWorkbench = workbenchThrough(openGateway);
