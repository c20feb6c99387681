import type { LabContainer } from './container-view.ts';
import type { Given, Port } from './given.ts';
import { learnerImageName } from './image-names.ts';
import type { Lab } from './lab.ts';
import { DEFAULT_NETWORK, learnerName, withoutOwnLabels } from './names.ts';
import { shownAddresses } from './ports.ts';
import { mountpoint } from './volume-view.ts';

type Fields = Record<string, unknown>;

/** A part of the engine's answer as an object; an empty one where there is none. */
export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** An image name as the learner knows it; an id stays an id. */
export function shownImage(lab: Lab, image: string): string {
  return (
    learnerImageName(lab.names, image) ??
    learnerImageName(lab.names, `${image}:latest`)?.slice(0, -7) ??
    image
  );
}

/** One row of `docker ps`. */
export function summaryAnswer(lab: Lab, { name, running, given, summary }: LabContainer): Fields {
  return {
    ...summary,
    Names: [`/${name}`],
    Image: shownImage(lab, summary.Image),
    Labels: withoutOwnLabels(summary.Labels),
    Ports: summaryPorts(running ? given.ports : [], summary['Ports']),
    HostConfig: { NetworkMode: given.hostConfig['NetworkMode'] },
    NetworkSettings: { Networks: shownNetworks(lab, fields(summary['NetworkSettings'])['Networks'], name) },
    Mounts: shownMounts(lab, given, summary['Mounts']),
  };
}

function summaryPorts(published: readonly Port[], exposed: unknown): Fields[] {
  const open = (Array.isArray(exposed) ? exposed : []).map(fields);
  const isPublished = (port: Fields) =>
    published.some(
      ({ containerPort, protocol }) => containerPort === port['PrivatePort'] && protocol === port['Type'],
    );
  const shown = published.flatMap((port) =>
    shownAddresses(port).map((IP) => ({
      IP,
      PrivatePort: port.containerPort,
      PublicPort: port.hostPort,
      Type: port.protocol,
    })),
  );
  return [...shown, ...open.filter((port) => !isPublished(port))];
}

/** The answer of `docker inspect`. */
export function inspectAnswer(lab: Lab, { name, running, given }: LabContainer, inspected: unknown): Fields {
  const raw = fields(inspected);
  const config = fields(raw['Config']);
  const hostConfig = fields(raw['HostConfig']);
  const settings = fields(raw['NetworkSettings']);
  const networks = shownNetworks(lab, settings['Networks'], name);
  return {
    ...raw,
    ...engineFolders(text(raw['Id'])),
    Name: `/${name}`,
    GraphDriver: { Data: null, Name: fields(raw['GraphDriver'])['Name'] },
    Config: {
      ...config,
      Image: shownImage(lab, text(config['Image'])),
      Labels: withoutOwnLabels(config['Labels'] as Record<string, string> | null),
    },
    HostConfig: { ...hostConfig, Mounts: undefined, ...given.hostConfig },
    Mounts: shownMounts(lab, given, raw['Mounts']),
    NetworkSettings: {
      ...settings,
      SandboxKey: '',
      ...onDefaultNetwork(fields(networks[DEFAULT_NETWORK])),
      Ports: running ? inspectPorts(given.ports, fields(settings['Ports'])) : {},
      Networks: networks,
    },
  };
}

// Paths of the machine that runs the engine; a plain engine's ones stand in their place.
function engineFolders(id: string): Fields {
  const folder = `/var/lib/docker/containers/${id}`;
  return {
    ResolvConfPath: `${folder}/resolv.conf`,
    HostnamePath: `${folder}/hostname`,
    HostsPath: `${folder}/hosts`,
    LogPath: `${folder}/${id}-json.log`,
  };
}

/** The addresses that the old top-level fields have for a container on the default network. */
function onDefaultNetwork(endpoint: Fields): Fields {
  const known = ['EndpointID', 'Gateway', 'IPAddress', 'IPPrefixLen', 'MacAddress'];
  return Object.fromEntries(known.filter((key) => key in endpoint).map((key) => [key, endpoint[key]]));
}

function inspectPorts(published: readonly Port[], exposed: Fields): Fields {
  const ports: Record<string, Fields[] | null> = Object.fromEntries(
    Object.keys(exposed).map((key) => [key, null]),
  );
  for (const port of published) {
    const key = `${port.containerPort}/${port.protocol}`;
    const shown = shownAddresses(port).map((HostIp) => ({ HostIp, HostPort: String(port.hostPort) }));
    ports[key] = [...(ports[key] ?? []), ...shown];
  }
  return ports;
}

function shownNetworks(lab: Lab, networks: unknown, name: string): Record<string, Fields> {
  return Object.fromEntries(
    Object.entries(fields(networks)).map(([network, endpoint]) => {
      const shown = fields(endpoint);
      const isDefault = network === lab.names.network;
      return [
        learnerName(lab.names, network),
        {
          ...shown,
          Aliases: isDefault ? null : withoutOwnAlias(shown['Aliases'], name),
          DNSNames: isDefault ? null : dnsNames(lab, shown['DNSNames']),
        },
      ];
    }),
  );
}

// The alias that the gateway has added; Compose gives the same one itself, beside the service's.
function withoutOwnAlias(aliases: unknown, name: string): unknown {
  return Array.isArray(aliases) && aliases.length === 1 && aliases[0] === name ? null : (aliases ?? null);
}

function dnsNames(lab: Lab, names: unknown): unknown {
  if (!Array.isArray(names)) return null;
  return [...new Set(names.map((name) => learnerName(lab.names, text(name))))];
}

function shownMounts(lab: Lab, given: Given, mounts: unknown): Fields[] {
  return (Array.isArray(mounts) ? mounts : []).map((mount) => shownMount(lab, given, fields(mount)));
}

function shownMount(lab: Lab, given: Given, mount: Fields): Fields {
  const destination = text(mount['Destination']);
  const bind = given.binds.find(({ target }) => target === destination);
  const isWorkspace = mount['Name'] === lab.names.workspace;
  if (isWorkspace)
    return {
      Type: 'bind',
      Source: bind?.source ?? '/workspace',
      Destination: destination,
      Mode: bind?.mode ?? '',
      RW: mount['RW'],
      Propagation: 'rprivate',
    };
  if (mount['Type'] !== 'volume') return mount;
  const name = learnerName(lab.names, text(mount['Name']));
  return { ...mount, Name: name, Source: mountpoint(name) };
}
