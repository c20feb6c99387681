import { listContainers, type LabContainer } from './container-view.ts';
import type { PublishedPort } from './gateway.ts';
import type { Port } from './given.ts';
import type { Lab } from './lab.ts';
import { checkBindable } from './ports.ts';
import { Turn } from './turn.ts';

/** Which ports the lab's running containers hold, and the workbench's side of it. Everything comes from the labels. */
export class PublishedPorts {
  readonly #turn = new Turn();
  readonly #starting = new Map<string, Port[]>();
  #told = '[]';
  #refreshing: Promise<void> | undefined;
  #again = false;

  /** Starts a container if its ports are free; the ports are its own from then on until it stops. */
  async start(lab: Lab, container: LabContainer, start: () => Promise<void>): Promise<void> {
    const { ports } = container.given;
    if (ports.length === 0) return start();
    await this.#turn.take(async () => {
      // Looked at in this order, a container that has just started may be seen twice, but never not at all.
      const starting = [...this.#starting].filter(([id]) => id !== container.id).flatMap(([, held]) => held);
      const running = (await listContainers(lab)).filter(({ id, running }) => running && id !== container.id);
      const bound = [...running.flatMap(({ given }) => given.ports), ...starting];
      checkBindable(ports, bound, `${container.name} (${container.id})`);
      this.#starting.set(container.id, ports);
    });
    try {
      await start();
      await this.tell(lab);
    } finally {
      this.#starting.delete(container.id);
    }
  }

  /** Like `refresh`, after something that has succeeded and must not fail for the ports' sake. */
  async tell(lab: Lab): Promise<void> {
    try {
      await this.refresh(lab);
    } catch {
      // The container did what was asked of it. What is published is compared and told again at the next change.
    }
  }

  /** Tells the workbench what is published now, if that has changed. */
  async refresh(lab: Lab): Promise<void> {
    if (this.#refreshing) {
      // One more look after the one under way, however many asked for it.
      this.#again = true;
      return this.#refreshing;
    }
    this.#refreshing = this.#lookUntilQuiet(lab);
    try {
      await this.#refreshing;
    } finally {
      this.#refreshing = undefined;
    }
  }

  async #lookUntilQuiet(lab: Lab): Promise<void> {
    do {
      this.#again = false;
      const ports = publishedNow(await listContainers(lab));
      const words = JSON.stringify(ports);
      if (words === this.#told) continue;
      await lab.host.publish(ports);
      this.#told = words;
    } while (this.#again);
  }
}

function publishedNow(containers: readonly LabContainer[]): PublishedPort[] {
  return containers
    .filter(({ running }) => running)
    .flatMap(({ id, given }) =>
      given.ports.map(({ hostPort, containerPort, protocol }) => ({
        container: id,
        hostPort,
        containerPort,
        protocol,
      })),
    )
    .sort((a, b) => a.hostPort - b.hostPort || a.container.localeCompare(b.container));
}
