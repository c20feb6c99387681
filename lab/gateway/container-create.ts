import { z } from 'zod';
import { ok, type Answer, type Exchange } from './answer.ts';
import { CreateBody, Healthcheck } from './container-config.ts';
import { ofContainer, rebuildNetworking } from './container-networks.ts';
import { learnerLabels, listContainers, type LabContainer } from './container-view.ts';
import { badRequest, DockerError, refused } from './docker-error.ts';
import { GIVEN_LABEL, writeGiven, type Port } from './given.ts';
import { plainHostConfig } from './host-config.ts';
import { findImage, type LabImage } from './image-view.ts';
import type { Lab } from './lab.ts';
import { rebuildMounts } from './mounts.ts';
import { checkLabels, engineName } from './names.ts';
import { choosePorts, parsePortKey } from './ports.ts';
import { randomName } from './random-name.ts';

const Created = z.object({ Id: z.string(), Warnings: z.array(z.string()).nullish() });

/** `POST /containers/create` */
export async function createContainer({ lab, query, readJson }: Exchange): Promise<Answer> {
  const body = await readJson(CreateBody);
  const name = query.text('name')?.replace(/^\//, '') ?? randomName();
  const image = await findImage(lab, body.Image);
  checkHealthcheck(image);
  let others: LabContainer[] = [];
  const count = async () => {
    others = await listContainers(lab);
    return others.length;
  };
  return lab.quota.makeOne('containers', lab.limits.containers, count, async () => {
    const holder = others.find((container) => container.name === name);
    if (holder) throw nameInUse(name, holder);
    const json = await rebuildBody(lab, body, name, image, others);
    const created = Created.parse(await createOnEngine(lab, name, json));
    return ok({ Id: created.Id, Warnings: created.Warnings ?? [] }, 201);
  });
}

async function createOnEngine(lab: Lab, name: string, json: unknown): Promise<unknown> {
  try {
    const query = { name: engineName(lab.names, name) };
    return await lab.api.json({ method: 'POST', path: '/containers/create', query, json });
  } catch (error) {
    if (!(error instanceof DockerError) || error.status !== 409) throw error;
    // Nobody of this lab has the name, so whoever has it is none of this learner's business.
    throw new DockerError(409, `Conflict. The container name "/${name}" is in use on this engine.`, {
      cause: error,
    });
  }
}

/** An image brings its own health check, which must keep to the same measure as one in a request. */
function checkHealthcheck(image: LabImage): void {
  const result = Healthcheck.nullish().safeParse(image.raw.Config?.['Healthcheck']);
  if (!result.success) throw badRequest("the image's health check: its interval must be at least 500ms");
}

export function nameInUse(name: string, holder: LabContainer): DockerError {
  return new DockerError(
    409,
    `Conflict. The container name "/${name}" is already in use by container "${holder.id}". You have to remove (or rename) that container to be able to reuse that name.`,
  );
}

async function rebuildBody(
  lab: Lab,
  body: CreateBody,
  name: string,
  image: LabImage,
  others: readonly LabContainer[],
): Promise<unknown> {
  const { HostConfig: hostConfig } = body;
  const exposed = [
    ...Object.keys(body.ExposedPorts ?? {}),
    ...Object.keys(image.raw.Config?.ExposedPorts ?? {}),
  ];
  const networking = await rebuildNetworking(
    lab,
    hostConfig,
    body.NetworkingConfig?.EndpointsConfig ?? {},
    name,
  );
  const taken: Port[] = others.flatMap(({ given }) => given.ports);
  const ports = networking.ownNetwork ? choosePorts(hostConfig, exposed, taken) : [];
  const anonymous = [...Object.keys(body.Volumes ?? {}), ...Object.keys(image.raw.Config?.Volumes ?? {})];
  const { mounts, binds, volumesFrom } = await rebuildMounts(lab, hostConfig, [...new Set(anonymous)]);
  return {
    Hostname: body.Hostname,
    Domainname: body.Domainname,
    User: body.User,
    AttachStdin: body.AttachStdin,
    AttachStdout: body.AttachStdout,
    AttachStderr: body.AttachStderr,
    ExposedPorts: exposedPorts(Object.keys(body.ExposedPorts ?? {}), ports),
    Tty: body.Tty,
    OpenStdin: body.OpenStdin,
    StdinOnce: body.StdinOnce,
    Env: body.Env ?? null,
    Cmd: body.Cmd ?? null,
    ...(body.Healthcheck && { Healthcheck: body.Healthcheck }),
    Image: asWritten(image.reference, body.Image),
    WorkingDir: body.WorkingDir,
    Entrypoint: body.Entrypoint ?? null,
    NetworkDisabled: body.NetworkDisabled,
    Labels: {
      ...checkLabels(body.Labels ?? {}),
      ...learnerLabels(lab),
      // Always written, so that a label of an image cannot stand in its place.
      [GIVEN_LABEL]: writeGiven({ ports, binds, hostConfig: shownHostConfig(body) }),
    },
    ...(body.StopSignal !== '' && { StopSignal: body.StopSignal }),
    ...(typeof body.StopTimeout === 'number' && { StopTimeout: body.StopTimeout }),
    ...(body.Shell && { Shell: body.Shell }),
    HostConfig: {
      ...plainHostConfig(hostConfig, lab.limits, lab.outside),
      Mounts: mounts,
      VolumesFrom: volumesFrom,
      NetworkMode: networking.mode,
      PidMode: await namespaceMode(lab, 'PidMode', hostConfig.PidMode, ['']),
      IpcMode: await namespaceMode(lab, 'IpcMode', hostConfig.IpcMode, ['', 'none', 'private', 'shareable']),
    },
    NetworkingConfig: { EndpointsConfig: networking.endpoints },
  };
}

/** Without a tag where the learner wrote none: `docker ps` shows the image as it stood in the request. */
function asWritten(reference: string, given: string): string {
  return /:[^/]*$/.test(given) ? reference : reference.replace(/:latest$/, '');
}

async function namespaceMode(
  lab: Lab,
  field: string,
  mode: string,
  allowed: readonly string[],
): Promise<string> {
  if (mode.startsWith('container:')) return ofContainer(lab, mode);
  if (!allowed.includes(mode)) throw refused(`${field} ${mode}`);
  return mode;
}

/** A published port is exposed too, as the engine would do; nothing else shows it in `docker ps`. */
function exposedPorts(given: readonly string[], ports: readonly Port[]): Record<string, object> {
  const keys = given.map((key) => {
    const { port, protocol } = parsePortKey(key);
    return `${port}/${protocol}`;
  });
  const published = ports.map(({ containerPort, protocol }) => `${containerPort}/${protocol}`);
  return Object.fromEntries([...keys, ...published].map((key) => [key, {}]));
}

/** What `inspect` shall show as it was given, since the engine has been told something else. */
function shownHostConfig({ HostConfig: given }: CreateBody): Record<string, unknown> {
  return {
    Binds: given.Binds ?? null,
    ...(given.Mounts && given.Mounts.length > 0 && { Mounts: given.Mounts }),
    PortBindings: given.PortBindings ?? {},
    PublishAllPorts: given.PublishAllPorts,
    NetworkMode: given.NetworkMode === 'default' || given.NetworkMode === '' ? 'bridge' : given.NetworkMode,
    VolumesFrom: given.VolumesFrom ?? null,
    Links: given.Links ?? null,
    PidMode: given.PidMode,
    CapDrop: given.CapDrop ?? null,
    Ulimits: given.Ulimits ?? null,
    IpcMode: given.IpcMode === '' ? 'private' : given.IpcMode,
    LogConfig: given.LogConfig?.Type ? given.LogConfig : { Type: 'json-file', Config: {} },
  };
}
