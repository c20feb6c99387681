import { containerOf, inspectServer, type LabServers } from './lab-servers.ts';
import { applyRules, rulesFor, type Allowed } from './inbound-rules.ts';
import { attach, endpointOn, findNetwork } from './networks.ts';
import type { Reach } from './servers.ts';
import { ifFound } from '../../workbench/container.ts';

/** Who reaches which server: names in the VPC, and the security groups' rules. */
export class Reaching {
  readonly #lab: LabServers;
  readonly #wanted = new Map<string, Reach>();
  /** The rules that were set last, with the start of the server that they hold for. */
  readonly #set = new Map<string, string>();

  constructor(lab: LabServers) {
    this.#lab = lab;
  }

  /** Instances whose rules name a group, so that they change when its members' addresses do. */
  get dependent(): string[] {
    return [...this.#wanted]
      .filter(([, { inbound }]) => inbound.some(({ source }) => isGroup(source)))
      .map(([resourceId]) => resourceId);
  }

  /** Answers whether the server has got another address. */
  async reach(resourceId: string, reach: Reach): Promise<boolean> {
    this.#wanted.set(resourceId, reach);
    const found = await inspectServer(this.#lab, resourceId);
    if (found?.State.Running !== true) return false;
    // Rules first: with the name everybody in the VPC can come.
    await this.#applyRules(resourceId, found.State.StartedAt, reach);
    const { docker, vpcNetwork, names, tell } = this.#lab;
    const isNew = await attach(docker, vpcNetwork, found, reach.endpoint);
    if (isNew) {
      const words = `--alias ${reach.endpoint} ${vpcNetwork} ${names.server(resourceId)}`;
      tell(resourceId, 'docker', `docker network connect ${words}`);
    }
    return isNew;
  }

  /** Sets the rules again where the members of their groups have other addresses now. */
  async refresh(resourceId: string): Promise<void> {
    const reach = this.#wanted.get(resourceId);
    const found = await inspectServer(this.#lab, resourceId);
    if (reach === undefined || found?.State.Running !== true) return;
    await this.#applyRules(resourceId, found.State.StartedAt, reach);
  }

  forget(resourceId: string): void {
    this.#wanted.delete(resourceId);
    this.#set.delete(resourceId);
  }

  async #applyRules(resourceId: string, startedAt: string, { port, inbound }: Reach): Promise<void> {
    const { docker, names, tell } = this.#lab;
    const sources = await Promise.all(
      inbound
        // -1 stands for all ports.
        .filter(({ fromPort, toPort }) => fromPort === -1 || (fromPort <= port && port <= toPort))
        .map(({ source }) => this.#cidrsOf(source)),
    );
    const network = await findNetwork(docker, names.network);
    const allowed: Allowed = {
      port,
      sources: [...new Set(sources.flat())].sort(),
      peers: network?.subnets ?? [],
    };
    const text = [startedAt, rulesFor(4, allowed), rulesFor(6, allowed)].join('\n');
    if (this.#set.get(resourceId) === text) return;
    this.#set.delete(resourceId);
    await applyRules(docker, names.server(resourceId), names.labels('helper'), allowed);
    this.#set.set(resourceId, text);
    const rules = allowed.sources.map(
      (source) => `iptables -A INPUT -p tcp -s ${source} --dport ${port} -j ACCEPT`,
    );
    tell(resourceId, 'network', ['iptables -P INPUT DROP', ...rules].join('\n'));
  }

  /** A rule's source is a CIDR itself, or whoever is in a group now. */
  async #cidrsOf(source: string): Promise<string[]> {
    if (!isGroup(source)) return [source];
    const { docker, vpcNetwork, workbench, membersOf } = this.#lab;
    const members = membersOf(source);
    const containers = [
      ...members.instances.map((resourceId) => containerOf(this.#lab, resourceId)),
      ...(members.workbench ? [docker.getContainer(workbench)] : []),
    ];
    const found = await Promise.all(containers.map((container) => ifFound(container.inspect())));
    return found.flatMap((each) => {
      const address = each === undefined ? '' : (endpointOn(each, vpcNetwork)?.address ?? '');
      return address === '' ? [] : [`${address}/32`];
    });
  }
}

function isGroup(source: string): boolean {
  return source.startsWith('sg-');
}
