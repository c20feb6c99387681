import type Dockerode from 'dockerode';
import { LabError } from '../../contract/lab-error.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import { absent } from './absent.ts';
import { containerFacts, type SeenContainer } from './container-facts.ts';

/** What a look reads that does not change unless something is told: by the engine's events, or by the files'. */
export type Sources = {
  containers: () => Promise<SeenContainer[]>;
  /** A file of the workspace; undefined when it is not there, empty when it is no text. */
  file: (path: string) => Promise<string | undefined>;
};

export function readSources({ files }: Pick<Workbench, 'files'>, docker: Dockerode): Sources {
  return {
    async containers() {
      const listed = await docker.listContainers({ all: true });
      const inspected = await Promise.all(
        listed.map(({ Id }) => docker.getContainer(Id).inspect().catch(absent)),
      );
      return inspected.flatMap((info) => (info ? [containerFacts(info)] : []));
    },
    async file(path) {
      try {
        return (await files.read(path)).text;
      } catch (error) {
        if (error instanceof LabError && error.code === 'file-missing') return undefined;
        if (error instanceof LabError && error.code === 'file-unreadable') return '';
        throw error;
      }
    },
  };
}
