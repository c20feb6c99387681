import { z } from 'zod';
import { noContent, ok, type Answer, type Exchange, type Row } from './answer.ts';
import { fields } from './container-answer.ts';
import { Endpoint } from './container-config.ts';
import { rebuildEndpoint } from './container-networks.ts';
import { findContainer, learnerLabels, listContainers } from './container-view.ts';
import { badRequest, DockerError, refused } from './docker-error.ts';
import type { Lab } from './lab.ts';
import {
  connectWorkbench,
  disconnectWorkbench,
  inspectNetwork,
  makeNetwork,
  shownOptions,
} from './lab-network.ts';
import { nameFilter } from './name-filter.ts';
import { checkLabels, engineName, learnerName, OWN_LABELS, withoutOwnLabels } from './names.ts';
import { findNetwork, listNetworks, type LabNetwork } from './network-view.ts';
import { hasLabels } from './query.ts';

/** What the learner asked for: in a closed lab every network is internal to the engine. */
const INTERNAL_LABEL = `${OWN_LABELS}internal`;

const Texts = z.record(z.string(), z.string()).nullish();
const Subnet = z
  .string()
  .refine(isAllowedSubnet, 'must be a private IPv4 subnet from /16 to /29 below 172.16.0.0/12');
const CreateNetwork = z.object({
  Name: z.string(),
  Driver: z.string().default('bridge'),
  Internal: z.boolean().nullish(),
  Attachable: z.boolean().nullish(),
  EnableIPv6: z.boolean().nullish(),
  Ingress: z.boolean().nullish(),
  ConfigOnly: z.boolean().nullish(),
  Scope: z.string().nullish(),
  IPAM: z
    .object({
      Driver: z.string().nullish(),
      Options: Texts,
      Config: z
        .array(
          z.object({
            Subnet: Subnet.optional(),
            Gateway: z.ipv4().optional(),
            IPRange: z.string().optional(),
          }),
        )
        .max(1)
        .nullish(),
    })
    .nullish(),
  Options: Texts,
  Labels: Texts,
});
const Created = z.object({ Id: z.string(), Warning: z.string().nullish() });
type Created = z.infer<typeof Created>;
const Connect = z.object({ Container: z.string(), EndpointConfig: Endpoint.nullish() });
const Disconnect = z.object({ Container: z.string(), Force: z.boolean().default(false) });

/** What a learner may lay a network over: a part that home networks seldom use, and no more than 65536 addresses. */
function isAllowedSubnet(subnet: string): boolean {
  const parts = /^172\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(subnet);
  const [second = 0, third = 256, fourth = 256, bits = 0] = (parts?.slice(1) ?? []).map(Number);
  return second >= 16 && second <= 31 && third < 256 && fourth < 256 && bits >= 16 && bits <= 29;
}

async function list({ lab, query }: Exchange): Promise<Answer> {
  const filters = query.filters(['name', 'id', 'label', 'driver', 'type', 'scope', 'dangling']);
  const isNamed = nameFilter(filters.get('name'));
  const oneOf = (key: string, test: (value: string) => boolean) => {
    const values = filters.get(key) ?? [];
    return values.length === 0 || values.some(test);
  };
  const shown = (await listNetworks(lab)).filter(
    (network) =>
      isNamed(network.name) &&
      oneOf('id', (id) => network.id.startsWith(id)) &&
      oneOf('driver', (driver) => network.raw.Driver === driver) &&
      oneOf('type', (type) => (network.kind === 'learner') === (type === 'custom')) &&
      oneOf('scope', (scope) => scope === 'local') &&
      hasLabels(withoutOwnLabels(network.labels), filters.get('label')),
  );
  return ok(shown.map((network) => ({ ...networkAnswer(network, network.raw), Containers: {} })));
}

function networkAnswer(network: LabNetwork, raw: Record<string, unknown>): Record<string, unknown> {
  return {
    ...raw,
    Name: network.name,
    Internal: network.labels[INTERNAL_LABEL] === 'true',
    Options: shownOptions(raw['Options']),
    Labels: withoutOwnLabels(network.labels),
  };
}

async function inspect({ lab, params }: Exchange): Promise<Answer> {
  const network = await findNetwork(lab, params['id'] ?? '');
  const raw = await inspectNetwork(lab.api, network.id);
  const own = new Map((await listContainers(lab)).map(({ id, name }) => [id, name]));
  const containers = Object.entries(raw.Containers ?? {}).flatMap(([id, endpoint]) => {
    const name = own.get(id);
    return name === undefined ? [] : [[id, { ...endpoint, Name: name }] as const];
  });
  return ok({ ...networkAnswer(network, raw), Containers: Object.fromEntries(containers) });
}

async function create({ lab, readJson }: Exchange): Promise<Answer> {
  const body = await readJson(CreateNetwork);
  if (!['', 'default', 'bridge'].includes(body.Driver)) throw refused(`the network driver ${body.Driver}`);
  if (body.EnableIPv6) throw refused('IPv6 in a network');
  if (body.Ingress || body.ConfigOnly) throw refused('a network for Swarm');
  if (!['', 'default', null, undefined].includes(body.IPAM?.Driver)) throw refused('an IPAM driver');
  if (Object.keys({ ...body.Options, ...body.IPAM?.Options }).length > 0)
    throw refused('a network with driver options');
  const name = engineName(lab.names, body.Name);
  if (['bridge', 'default', 'host', 'none'].includes(body.Name))
    throw new DockerError(403, `operation is not permitted on predefined ${body.Name} network`);
  const learners = async () => (await listNetworks(lab)).filter(({ kind }) => kind === 'learner');
  return lab.quota.makeOne(
    'networks',
    lab.limits.networks,
    async () => (await learners()).length,
    async () => {
      if ((await learners()).some((network) => network.name === body.Name))
        throw new DockerError(409, `network with name ${body.Name} already exists`);
      const created = await createOnEngine(lab, {
        Name: name,
        Driver: 'bridge',
        Internal: body.Internal ?? false,
        Attachable: body.Attachable ?? false,
        ...(body.IPAM?.Config && { IPAM: { Driver: 'default', Config: body.IPAM.Config } }),
        Labels: {
          ...checkLabels(body.Labels ?? {}),
          ...learnerLabels(lab),
          [INTERNAL_LABEL]: String(body.Internal ?? false),
        },
      });
      await connectWorkbench(lab.api, lab.names, created.Id);
      return ok({ Id: created.Id, Warning: created.Warning ?? '' }, 201);
    },
  );
}

async function createOnEngine(lab: Lab, body: Readonly<Record<string, unknown>>): Promise<Created> {
  try {
    return await makeNetwork(body, lab.outside, async (json) =>
      Created.parse(await lab.api.json({ method: 'POST', path: '/networks/create', json })),
    );
  } catch (cause) {
    if (!(cause instanceof DockerError) || !/overlap/i.test(cause.message)) throw cause;
    throw new DockerError(
      409,
      'the subnet is taken: another network on this machine, perhaps of another lab, has it or a part of it. ' +
        'Choose another below 172.16.0.0/12, or write none, and one is chosen for you',
      { cause },
    );
  }
}

async function remove({ lab, params }: Exchange): Promise<Answer> {
  await removeNetwork(lab, await findNetwork(lab, params['id'] ?? ''));
  return noContent;
}

async function removeNetwork(lab: Lab, network: LabNetwork): Promise<void> {
  if (network.kind !== 'learner')
    throw new DockerError(403, `${network.name} is a pre-defined network and cannot be removed`);
  if (await isUsed(lab, network))
    throw new DockerError(
      403,
      `error while removing network: network ${network.name} id ${network.id} has active endpoints`,
    );
  await disconnectWorkbench(lab.api, lab.names, network.id);
  try {
    await lab.api.json({ method: 'DELETE', path: `/networks/${network.id}` });
  } catch (error) {
    // It stays after all, and so must the workbench's way to it.
    await connectWorkbench(lab.api, lab.names, network.id);
    throw error;
  }
}

async function isUsed(lab: Lab, network: LabNetwork): Promise<boolean> {
  const { Containers } = await inspectNetwork(lab.api, network.id);
  return Object.values(Containers ?? {}).some(({ Name }) => Name !== lab.names.workbench);
}

async function connect({ lab, params, readJson }: Exchange): Promise<Answer> {
  const network = await findNetwork(lab, params['id'] ?? '');
  const body = await readJson(Connect);
  const { id, name } = await findContainer(lab, body.Container);
  const EndpointConfig = await rebuildEndpoint(lab, network, body.EndpointConfig ?? {}, name);
  await lab.api.json({
    method: 'POST',
    path: `/networks/${network.id}/connect`,
    json: { Container: id, EndpointConfig },
  });
  return { status: 200 };
}

async function disconnect({ lab, params, readJson }: Exchange): Promise<Answer> {
  const network = await findNetwork(lab, params['id'] ?? '');
  const body = await readJson(Disconnect);
  if (network.kind === 'plain')
    throw badRequest(`container cannot be disconnected from ${network.name} network`);
  const { id } = await findContainer(lab, body.Container);
  await lab.api.json({
    method: 'POST',
    path: `/networks/${network.id}/disconnect`,
    json: { Container: id, Force: body.Force },
  });
  return { status: 200 };
}

/** The engine's own prune would keep every network, since the workbench is on it. */
async function prune({ lab, query }: Exchange): Promise<Answer> {
  const filters = query.filters(['label']);
  const removed: string[] = [];
  for (const network of await listNetworks(lab)) {
    const isCandidate =
      network.kind === 'learner' && hasLabels(withoutOwnLabels(network.labels), filters.get('label'));
    if (!isCandidate || (await isUsed(lab, network)) || (await isWanted(lab, network))) continue;
    await removeNetwork(lab, network);
    removed.push(learnerName(lab.names, network.engineName));
  }
  return ok({ NetworksDeleted: removed });
}

/** A stopped container still needs its network. */
async function isWanted(lab: Lab, network: LabNetwork): Promise<boolean> {
  return (await listContainers(lab)).some(
    ({ summary }) => network.engineName in fields(fields(summary['NetworkSettings'])['Networks']),
  );
}

export const networkRows: readonly Row[] = [
  { method: 'GET', path: '/networks', answer: list },
  { method: 'POST', path: '/networks/create', answer: create },
  { method: 'POST', path: '/networks/prune', answer: prune },
  { method: 'GET', path: '/networks/{id}', answer: inspect },
  { method: 'DELETE', path: '/networks/{id}', answer: remove },
  { method: 'POST', path: '/networks/{id}/connect', answer: connect },
  { method: 'POST', path: '/networks/{id}/disconnect', answer: disconnect },
];
