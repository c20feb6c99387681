import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { KIND_LABEL, LAB_LABEL, labFilter, labNames, RDS_KIND, type LabNames } from '../engine/lab-names.ts';
import { fields } from './container-answer.ts';
import { DockerError } from './docker-error.ts';
import { EngineApi } from './engine-api.ts';
import type { Engine } from '../engine/engine.ts';
import { filterText } from './query.ts';

const Network = z.looseObject({
  Id: z.string(),
  Name: z.string(),
  Internal: z.boolean(),
  Labels: z.record(z.string(), z.string()).nullish(),
  Containers: z.record(z.string(), z.looseObject({ Name: z.string() })).nullish(),
  IPAM: z
    .looseObject({ Config: z.array(z.looseObject({ Subnet: z.string().optional() })).nullish() })
    .nullish(),
});
export type InspectedNetwork = z.infer<typeof Network>;

const WITHOUT_ADDRESS = 'com.docker.network.bridge.inhibit_ipv4';

/**
 * Of a network that leads nowhere: no route out, no names of outside, and no address of the machine on its bridge.
 * Newer engines call the same `gateway_mode_ipv4=isolated`: https://github.com/moby/moby/pull/49262
 */
const CLOSED_NETWORK = { Internal: true, Options: { [WITHOUT_ADDRESS]: 'true' } } as const;

/** The driver's options as a learner sees them, who can give none. */
export function shownOptions(options: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields(options)).filter(([key]) => key !== WITHOUT_ADDRESS));
}

/** Where a closed network finds addresses when the engine has none left: by default it has some thirty networks. */
const SPARE_ADDRESSES = { first: 10 * 2 ** 24 + 232 * 2 ** 16, networks: 2 ** 10 };
const MOST_ATTEMPTS = 30;

/**
 * Makes a network by `create`. A closed one may lie anywhere: the machine has no address on it and no route to it, so
 * that nothing of the machine's own is covered.
 */
export async function makeNetwork<Made>(
  body: Readonly<Record<string, unknown>>,
  outside: boolean,
  create: (body: Readonly<Record<string, unknown>>) => Promise<Made>,
): Promise<Made> {
  const whole = outside ? body : { ...body, ...CLOSED_NETWORK };
  for (let attempt = 0; ; attempt += 1) {
    const IPAM = { Driver: 'default', Config: [{ Subnet: spareSubnet() }] };
    try {
      return await create(attempt === 0 ? whole : { ...whole, IPAM });
    } catch (error) {
      const isFull = /non-overlapping IPv4 address pool|pools have been fully subnetted/.test(String(error));
      const isTaken = attempt > 0 && /overlap/i.test(String(error));
      if (outside || attempt >= MOST_ATTEMPTS || !(isFull || isTaken)) throw error;
    }
  }
}

function spareSubnet(): string {
  const address = SPARE_ADDRESSES.first + randomInt(SPARE_ADDRESSES.networks) * 256;
  return `${[24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')}/24`;
}

/**
 * Makes sure that the lab has its default network, the learner's `bridge`, and that the workbench, if there is one,
 * is connected to all networks of the lab but that of its RDS. May be called again at any time.
 */
export async function ensureLabNetwork(engine: Engine, lab: string, outside = true): Promise<void> {
  const api = new EngineApi(engine);
  const names = labNames(lab);
  const existing = await networksOf(api, lab);
  if (!existing.some(({ Name }) => Name === names.network)) {
    await unless(409, () =>
      makeNetwork(
        {
          Name: names.network,
          Driver: 'bridge',
          Labels: { [LAB_LABEL]: lab, [KIND_LABEL]: 'network' },
        },
        outside,
        (json) => api.json({ method: 'POST', path: '/networks/create', json }),
      ),
    );
  }
  for (const { Id, Name, Internal } of await networksOf(api, lab)) {
    // A lab that was opened before with another policy: better no lab than an open one.
    if (!outside && !Internal) throw new Error(`the network ${Name} leads outside`);
    await connectWorkbench(api, names, Id);
  }
}

async function networksOf(api: EngineApi, lab: string): Promise<InspectedNetwork[]> {
  const answer = await api.json({
    method: 'GET',
    path: '/networks',
    query: { filters: filterText(labFilter(lab)) },
  });
  // The servers of the lab's RDS have a network of their own, on which the workbench must not be.
  return z
    .array(Network)
    .parse(answer)
    .filter(({ Labels }) => Labels?.[KIND_LABEL] !== RDS_KIND);
}

export async function inspectNetwork(api: EngineApi, id: string): Promise<InspectedNetwork> {
  return Network.parse(await api.json({ method: 'GET', path: `/networks/${id}` }));
}

/** Connects the workbench to a network, so that the link reaches what is on it; nothing if it is there already. */
export async function connectWorkbench(api: EngineApi, names: LabNames, id: string): Promise<void> {
  const network = await inspectNetwork(api, id);
  if (Object.values(network.Containers ?? {}).some(({ Name }) => Name === names.workbench)) return;
  const subnet = network.Name === names.network ? undefined : network.IPAM?.Config?.[0]?.Subnet;
  const connect = (address: string | undefined) =>
    api.json({
      method: 'POST',
      path: `/networks/${id}/connect`,
      json: {
        Container: names.workbench,
        EndpointConfig: address === undefined ? {} : { IPAMConfig: { IPv4Address: address } },
      },
    });
  const last = subnet === undefined ? undefined : lastAddress(subnet);
  try {
    await connect(last);
  } catch (error) {
    // No workbench yet: it is connected when it is there. Already connected while it does not run: nothing to do.
    if (!(error instanceof DockerError) || error.status === 404 || /already exists/.test(error.message))
      return;
    // Only a subnet that the learner chose takes a chosen address.
    await connect(undefined);
  }
}

export async function disconnectWorkbench(api: EngineApi, names: LabNames, id: string): Promise<void> {
  await unless(404, () =>
    api.json({
      method: 'POST',
      path: `/networks/${id}/disconnect`,
      json: { Container: names.workbench, Force: true },
    }),
  );
}

/** The last usable address of a subnet: the first ones are those that learners give to their containers. */
export function lastAddress(subnet: string): string | undefined {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(subnet);
  if (!parts) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, bits = 32] = parts.slice(1).map(Number);
  const first = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  const last = first - (first % 2 ** (32 - bits)) + 2 ** (32 - bits) - 2;
  return [24, 16, 8, 0].map((shift) => Math.floor(last / 2 ** shift) % 256).join('.');
}

// Somebody else has done it at the same time, or it is gone: either way it is as it should be.
async function unless(status: number, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DockerError) || (error.status !== status && error.status !== 403)) throw error;
  }
}
