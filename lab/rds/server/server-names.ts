import { KIND_LABEL, LAB_LABEL, RDS_KIND, RDS_PART_LABEL } from '../../engine/lab-names.ts';

/** The resource id of the instance that a server or a data volume belongs to. */
export const INSTANCE_LABEL = 'replication-lab.rds.instance';

export type Part = 'server' | 'data' | 'snapshot' | 'template' | 'network' | 'helper';

/** How a lab's RDS objects are called on the engine. No learner's name begins so: theirs begin with `rl-`. */
export class ServerNames {
  readonly #lab: string;

  constructor(lab: string) {
    this.#lab = lab;
  }

  /** The network that only the servers of this lab's RDS are on. */
  get network(): string {
    return `rl.${this.#lab}.rds`;
  }

  /** Both the container and its data volume. */
  server(resourceId: string): string {
    return `${this.network}.${plain(resourceId)}`;
  }

  snapshot(name: string): string {
    return `${this.network}.snapshot.${plain(name)}`;
  }

  /** One for each image, since the data of one version may not do for another. */
  template(imageId: string): string {
    return `${this.network}.template.${plain(imageId.replace(/^sha256:/, '').slice(0, 12))}`;
  }

  labels(part: Part, resourceId?: string): Record<string, string> {
    return {
      [LAB_LABEL]: this.#lab,
      [KIND_LABEL]: RDS_KIND,
      [RDS_PART_LABEL]: part,
      ...(resourceId !== undefined && { [INSTANCE_LABEL]: resourceId }),
    };
  }

  /** The filter that finds what of this lab's RDS is on the engine. */
  filter(part?: Part): { label: string[] } {
    const labels = [`${LAB_LABEL}=${this.#lab}`, `${KIND_LABEL}=${RDS_KIND}`];
    return { label: part === undefined ? labels : [...labels, `${RDS_PART_LABEL}=${part}`] };
  }
}

function plain(name: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,127}$/.test(name)) throw new Error(`not a name for the engine: ${name}`);
  return name.toLowerCase();
}

/** By which other servers reach one for replication: a name of the RDS network only, which renaming does not change. */
export function replicationHost(resourceId: string): string {
  return `${plain(resourceId)}.replication.internal`;
}
