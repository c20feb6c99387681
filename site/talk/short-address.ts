/** An address as people type it from a projector. */
export function shortAddress(url: string): string {
  const { protocol, host, port, pathname } = new URL(url);
  // With a port, some browsers try plain HTTP first and get no answer from a server that speaks TLS.
  const scheme = protocol === 'https:' && port !== '' ? 'https://' : '';
  return `${scheme}${host}${pathname}`;
}

/** Whether an address leads nowhere from any other machine. */
export function isOnlyHere(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
