import { expect, test } from 'vitest';
import { makeNetwork } from './lab-network.ts';

type Body = Readonly<Record<string, unknown>>;

/** An engine that answers one refusal after the other, and then makes the network. */
function engine(...refusals: string[]) {
  const asked: Body[] = [];
  const create = async (body: Body): Promise<Body> => {
    asked.push(body);
    const refusal = refusals.shift();
    if (refusal !== undefined) throw new Error(refusal);
    return body;
  };
  return { asked, create };
}

const FULL = 'could not find an available, non-overlapping IPv4 address pool among the defaults';
const TAKEN = 'Pool overlaps with other one on this address space';

test('a closed network has no way out, an open one is as asked', async () => {
  const { create } = engine();
  expect(await makeNetwork({ Name: 'n' }, false, create)).toEqual({
    Name: 'n',
    Internal: true,
    Options: { 'com.docker.network.bridge.inhibit_ipv4': 'true' },
  });
  expect(await makeNetwork({ Name: 'n' }, true, create)).toEqual({ Name: 'n' });
});

test('where the engine has no addresses left, a closed network gets some that nobody has', async () => {
  const { asked, create } = engine(FULL, TAKEN, TAKEN);
  const made = await makeNetwork({ Name: 'n' }, false, create);
  const subnets = asked.map(({ IPAM }) => JSON.stringify(IPAM));
  expect(subnets[0]).toBeUndefined();
  expect(subnets.at(-1)).toMatch(/"10\.23[2-5]\.\d+\.0\/24"/);
  expect(made).toMatchObject({ Name: 'n', Internal: true });
  expect(asked).toHaveLength(4);
});

test('a subnet that was asked for and is taken is not another one', async () => {
  await expect(makeNetwork({ IPAM: {} }, false, engine(TAKEN).create)).rejects.toThrow(TAKEN);
});

test('an open network is not laid over what the machine may use', async () => {
  await expect(makeNetwork({}, true, engine(FULL).create)).rejects.toThrow(FULL);
});

test('an end is made of trying', async () => {
  const { asked, create } = engine(FULL, ...Array.from({ length: 100 }, () => TAKEN));
  await expect(makeNetwork({}, false, create)).rejects.toThrow(TAKEN);
  expect(asked.length).toBeLessThan(50);
});
