/** A block of IPv4 addresses, such as 10.213.0.4/30. */
export type Block = { first: number; size: number };

/** Reads `a.b.c.d/n`, or one address; undefined for anything else, such as IPv6. */
export function parseBlock(text: string): Block | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text);
  if (match === null) return undefined;
  const parts = match.slice(1, 5).map(Number);
  const prefix = Number(match[5] ?? 32);
  if (parts.some((part) => part > 255) || prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  const address = parts.reduce((sum, part) => sum * 256 + part, 0);
  return { first: address - (address % size), size };
}

export function overlaps(one: Block, other: Block): boolean {
  return one.first < other.first + other.size && other.first < one.first + one.size;
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

export type LinkAddresses = { subnet: string; outside: string; inside: string; prefix: number };

const LINK_POOL = { first: 10 * 2 ** 24 + 213 * 2 ** 16, size: 2 ** 16 };
const LINK_SIZE = 4;

/**
 * The two addresses of a home's link: a block of four that nobody on this machine uses, found from the home's id
 * so that it is the same at the next start.
 */
export function linkAddresses(id: string, taken: Block[]): LinkAddresses | undefined {
  const blocks = LINK_POOL.size / LINK_SIZE;
  const start = Number.parseInt(id, 16) % blocks;
  for (let step = 0; step < blocks; step += 1) {
    const block = { first: LINK_POOL.first + ((start + step) % blocks) * LINK_SIZE, size: LINK_SIZE };
    if (taken.some((other) => overlaps(block, other))) continue;
    return {
      subnet: `${formatAddress(block.first)}/30`,
      outside: formatAddress(block.first + 1),
      inside: formatAddress(block.first + 2),
      prefix: 30,
    };
  }
  return undefined;
}

/** Each holds at least a thousand networks of 256 addresses; Docker's own default holds about thirty. */
const CONTAINER_POOLS = ['172.20.0.0/14', '10.232.0.0/14', '10.116.0.0/14'];

/** Where containers get their addresses: nothing that this machine or its name servers use. */
export function containerPool(taken: Block[]): string {
  const free = CONTAINER_POOLS.find((pool) => {
    const block = parseBlock(pool);
    return block !== undefined && !taken.some((other) => overlaps(block, other));
  });
  return free ?? '172.20.0.0/14';
}
