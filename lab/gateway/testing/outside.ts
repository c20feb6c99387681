import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { Engine } from '../../engine/engine.ts';
import { BASE } from './open-test-lab.ts';

/** Things on the engine that belong to no lab; nothing that a learner does may show or touch them. */
export class Outside {
  readonly name: string;
  readonly containerId: string;
  readonly networkId: string;
  readonly imageId: string;
  readonly execId: string;
  readonly #engine: Engine;

  private constructor(
    engine: Engine,
    name: string,
    ids: Omit<Outside, 'name' | 'words' | 'expectUntouched' | 'remove'>,
  ) {
    this.#engine = engine;
    this.name = name;
    this.containerId = ids.containerId;
    this.networkId = ids.networkId;
    this.imageId = ids.imageId;
    this.execId = ids.execId;
  }

  static async make(engine: Engine): Promise<Outside> {
    const { docker } = engine;
    const name = `outside-${randomBytes(3).toString('hex')}`;
    await docker.createVolume({ Name: name });
    const network = await docker.createNetwork({ Name: name });
    const container = await docker.createContainer({
      name,
      Image: BASE,
      Cmd: ['sleep', 'infinity'],
      Env: [`SECRET=${name}`],
      HostConfig: {
        NetworkMode: name,
        Mounts: [{ Type: 'volume', Source: name, Target: '/data' }],
        Init: true,
      },
    });
    await container.start();
    // An image of its own, so that no id is shared with anybody's.
    const image = await container.commit({ repo: name, tag: 'latest', changes: `LABEL owner=${name}` });
    const exec = await container.exec({ Cmd: ['cat', '/etc/hostname'], AttachStdout: true });
    return new Outside(engine, name, {
      containerId: container.id,
      networkId: network.id,
      imageId: (image as { Id: string }).Id,
      execId: exec.id,
    });
  }

  /** Every word that an answer to a learner must not contain. */
  get words(): string[] {
    return [this.name, this.containerId.slice(0, 12), this.networkId.slice(0, 12), this.imageId.slice(7, 19)];
  }

  async expectUntouched(): Promise<void> {
    const { docker } = this.#engine;
    const container = await docker.getContainer(this.containerId).inspect();
    expect(container).toMatchObject({
      Name: `/${this.name}`,
      RestartCount: 0,
      State: { Running: true, Paused: false },
      HostConfig: { Memory: 0 },
    });
    expect(Object.keys(container.NetworkSettings.Networks)).toEqual([this.name]);
    const exec = await docker.getExec(this.execId).inspect();
    expect(exec.Running || exec.ExitCode !== null, 'the exec was never started').toBe(false);
    const network = (await docker.getNetwork(this.networkId).inspect()) as { Containers: object };
    expect(Object.keys(network.Containers)).toEqual([this.containerId]);
    await docker.getVolume(this.name).inspect();
    const { Id, RepoTags } = await docker.getImage(`${this.name}:latest`).inspect();
    expect(Id).toBe(this.imageId);
    expect(RepoTags).toEqual([`${this.name}:latest`]);
  }

  async remove(): Promise<void> {
    const { docker } = this.#engine;
    await docker.getContainer(this.containerId).remove({ force: true });
    await docker.getNetwork(this.networkId).remove();
    await docker.getVolume(this.name).remove();
    await docker.getImage(`${this.name}:latest`).remove();
  }
}
