import type Dockerode from 'dockerode';
import type { Duplex } from 'node:stream';
import type { Client, ClientChannel } from 'ssh2';
import { LabError } from '../../contract/lab-error.ts';
import type { Engine } from '../../engine/engine.ts';
import { LAB_LABEL, labNames } from '../../engine/lab-names.ts';
import { ifFound } from '../container.ts';
import { asSocket } from './channel-socket.ts';

const PATIENCE = 10_000;

/** Opens a TCP connection from the workbench. */
export function forward(client: Client, address: string, port: number): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(new Error(`no answer from ${address}:${port}`));
    }, PATIENCE);
    client.forwardOut('127.0.0.1', 0, address, port, (error, channel: ClientChannel | undefined) => {
      clearTimeout(timer);
      if (late) channel?.destroy();
      else if (error !== undefined) reject(new Error(`${address}:${port} refused`, { cause: error }));
      else if (channel !== undefined) resolve(asSocket(channel));
    });
  });
}

/** Where a container of the lab can be reached from the workbench, by its id or its name on the engine. */
export async function addressOf(engine: Engine, lab: string, container: string): Promise<string | undefined> {
  const { docker } = engine;
  const [found, workbench] = await Promise.all([
    ifFound(docker.getContainer(container).inspect()),
    docker.getContainer(labNames(lab).workbench).inspect(),
  ]);
  if (found?.Config.Labels[LAB_LABEL] !== lab) return undefined;
  const reachable = new Set(networksOf(workbench).map(({ id }) => id));
  const networks = networksOf(found).filter(({ address }) => address !== '');
  return (networks.find(({ id }) => reachable.has(id)) ?? networks[0])?.address;
}

function networksOf({ NetworkSettings }: Dockerode.ContainerInspectInfo): { id: string; address: string }[] {
  return Object.values(NetworkSettings.Networks).map(({ NetworkID, IPAddress }) => ({
    id: NetworkID,
    address: IPAddress,
  }));
}

/** A TCP connection to a container of the lab, by the learner's name for it. */
export async function dialContainer(
  engine: Engine,
  lab: string,
  client: Client,
  name: string,
  port: number,
): Promise<Duplex> {
  const address = await addressOf(engine, lab, labNames(lab).prefix + name);
  if (address === undefined) throw new LabError('container-missing', { name });
  return forward(client, address, port);
}
