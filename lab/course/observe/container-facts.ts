import type Dockerode from 'dockerode';
import * as z from 'zod';
import type { ContainerFacts } from '../../contract/check.ts';

const record = z.record(z.string(), z.string()).nullish();

/** What the lab reads of `docker inspect`; an engine's answer, so it is looked at before it is believed. */
const Inspected = z.object({
  Id: z.string(),
  Name: z.string(),
  State: z.object({
    Status: z.enum(['created', 'running', 'restarting', 'paused', 'exited', 'dead', 'removing']),
    ExitCode: z.number(),
    StartedAt: z.string(),
    Health: z.object({ Status: z.string() }).nullish(),
  }),
  Config: z.object({
    Image: z.string(),
    Env: z.array(z.string()).nullish(),
    Cmd: z.array(z.string()).nullish(),
    Labels: record,
  }),
  HostConfig: z.object({
    RestartPolicy: z.object({ Name: z.string() }).nullish(),
    PortBindings: z.record(z.string(), z.array(z.object({ HostPort: z.string() })).nullish()).nullish(),
  }),
  NetworkSettings: z.object({ Networks: z.record(z.string(), z.unknown()).nullish() }),
  Mounts: z.array(
    z.object({
      Type: z.string(),
      Name: z.string().optional(),
      Source: z.string().nullish(),
      Destination: z.string(),
    }),
  ),
});

/** A container's facts, and what tells one life of it from the next. */
export type SeenContainer = ContainerFacts & { life: string };

export function containerFacts(inspected: Dockerode.ContainerInspectInfo): SeenContainer {
  const { Id, Name, State, Config, HostConfig, NetworkSettings, Mounts } = Inspected.parse(inspected);
  return {
    life: `${Id} ${State.StartedAt}`,
    name: Name.replace(/^\//, ''),
    image: Config.Image,
    state: State.Status === 'removing' ? 'dead' : State.Status,
    exitCode: State.ExitCode,
    restartPolicy: HostConfig.RestartPolicy?.Name ?? '',
    health: healthOf(State.Health?.Status),
    environment: environmentOf(Config.Env ?? []),
    command: Config.Cmd ?? [],
    project: Config.Labels?.['com.docker.compose.project'],
    service: Config.Labels?.['com.docker.compose.service'],
    networks: Object.keys(NetworkSettings.Networks ?? {}).toSorted(),
    ports: portsOf(HostConfig.PortBindings ?? {}),
    mounts: Mounts.flatMap(({ Type, Name: volume, Source, Destination }) =>
      Type === 'bind' || Type === 'volume' || Type === 'tmpfs'
        ? [{ kind: Type, source: volume ?? Source ?? '', target: Destination }]
        : [],
    ),
  };
}

function healthOf(status: string | undefined): ContainerFacts['health'] {
  return status === 'starting' || status === 'healthy' || status === 'unhealthy' ? status : 'none';
}

function environmentOf(lines: string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const equals = line.indexOf('=');
      return equals < 0 ? [line, ''] : [line.slice(0, equals), line.slice(equals + 1)];
    }),
  );
}

function portsOf(
  bindings: Record<string, { HostPort: string }[] | null | undefined>,
): ContainerFacts['ports'] {
  return Object.entries(bindings).flatMap(([port, hosts]) =>
    (hosts ?? []).map(({ HostPort }) => ({ host: Number(HostPort), container: Number.parseInt(port, 10) })),
  );
}
