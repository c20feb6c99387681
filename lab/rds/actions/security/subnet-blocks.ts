/** The first `count` of the equal parts into which a block of IPv4 addresses is cut. */
export function partsOf(cidr: string, count: number): string[] {
  const [address = '', bits = '0'] = cidr.split('/');
  const partBits = Number(bits) + Math.ceil(Math.log2(count));
  const first = address.split('.').reduce((number, part) => number * 256 + Number(part), 0);
  const size = 2 ** (32 - partBits);
  return Array.from({ length: count }, (_, index) => `${dotted(first + index * size)}/${partBits}`);
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
}
