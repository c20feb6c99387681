/** Whether an IPv4 address is in a range such as `203.0.113.0/24`; what is no such range covers nothing. */
export function covers(cidr: string, address: string): boolean {
  const [, base = '', bits = ''] = /^([\d.]+)\/(\d{1,2})$/.exec(cidr) ?? [];
  const rest = 2 ** (32 - Number(bits));
  const from = numberOf(base);
  const at = numberOf(address);
  if (from === undefined || at === undefined || bits === '' || Number(bits) > 32) return false;
  return Math.floor(from / rest) === Math.floor(at / rest);
}

function numberOf(address: string): number | undefined {
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}
