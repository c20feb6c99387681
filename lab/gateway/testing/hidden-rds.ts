import { expect } from 'vitest';
import type { Engine } from '../../engine/engine.ts';
import { KIND_LABEL, LAB_LABEL, RDS_KIND, type LabNames } from '../../engine/lab-names.ts';
import { BASE } from './open-test-lab.ts';

/**
 * What stands behind the RDS of the learner's own lab: a server that runs, one that is stopped, a volume of each and
 * one that nothing uses, and their network. The learner reaches them by the API of RDS only.
 */
export class HiddenRds {
  readonly name: string;
  readonly runningId: string;
  readonly stoppedId: string;
  readonly networkId: string;
  readonly #engine: Engine;
  readonly #names: LabNames;

  private constructor(engine: Engine, names: LabNames, ids: [string, string, string]) {
    this.#engine = engine;
    this.#names = names;
    this.name = nameOf(names);
    [this.runningId, this.stoppedId, this.networkId] = ids;
  }

  static async make(engine: Engine, names: LabNames): Promise<HiddenRds> {
    const { docker } = engine;
    const name = nameOf(names);
    const labels = { [LAB_LABEL]: names.lab, [KIND_LABEL]: RDS_KIND };
    const network = await docker.createNetwork({ Name: name, Internal: true, Labels: labels });
    await docker.createVolume({ Name: `${name}.snapshot`, Labels: labels });
    const server = async (which: string) => {
      const volume = `${name}.${which}`;
      await docker.createVolume({ Name: volume, Labels: labels });
      return docker.createContainer({
        name: volume,
        Image: BASE,
        Cmd: ['sleep', 'infinity'],
        Labels: labels,
        HostConfig: {
          NetworkMode: name,
          Mounts: [{ Type: 'volume', Source: volume, Target: '/rdsdbdata' }],
          Init: true,
        },
      });
    };
    const [running, stopped] = [await server('running'), await server('stopped')];
    await running.start();
    // On the learner's `bridge`, as an instance is, with its endpoint's name.
    await docker.getNetwork(names.network).connect({
      Container: running.id,
      EndpointConfig: { Aliases: ['hidden-endpoint.rds.amazonaws.com'] },
    });
    return new HiddenRds(engine, names, [running.id, stopped.id, network.id]);
  }

  get containers(): string[] {
    return [
      `${this.name}.running`,
      `${this.name}.stopped`,
      this.runningId,
      this.runningId.slice(0, 12),
      this.stoppedId,
    ];
  }

  get networks(): string[] {
    return [this.name, this.networkId, this.networkId.slice(0, 12)];
  }

  get volumes(): string[] {
    return [`${this.name}.running`, `${this.name}.stopped`, `${this.name}.snapshot`];
  }

  /** Every word that an answer to the learner must not contain. */
  get words(): string[] {
    return [this.name, 'hidden-endpoint', ...[this.runningId, this.stoppedId, this.networkId].map(short)];
  }

  async expectUntouched(): Promise<void> {
    const { docker } = this.#engine;
    const running = await docker.getContainer(this.runningId).inspect();
    expect(running).toMatchObject({ Name: `/${this.name}.running`, State: { Running: true, Paused: false } });
    expect(Object.keys(running.NetworkSettings.Networks).sort()).toEqual(
      [this.name, this.#names.network].sort(),
    );
    expect(await docker.getContainer(this.stoppedId).inspect()).toMatchObject({ State: { Running: false } });
    const network = (await docker.getNetwork(this.networkId).inspect()) as { Containers: object };
    // Neither the workbench nor anything of the learner's.
    expect(Object.keys(network.Containers)).toEqual([this.runningId]);
    for (const volume of this.volumes) await docker.getVolume(volume).inspect();
  }
}

function nameOf(names: LabNames): string {
  return `rl.${names.lab}.rds`;
}

function short(id: string): string {
  return id.slice(0, 12);
}
