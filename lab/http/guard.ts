import type { IncomingHttpHeaders } from 'node:http';
import { parse as parseCookies } from 'hono/utils/cookie';
import type { Session } from './session.ts';

export type Guard = {
  /** Whether a request may have an answer at all. Deny by default: Host, then Origin, then the token. */
  admits(request: { method: string; headers: IncomingHttpHeaders; upgrade: boolean }): boolean;
  /** A wrong Host gets nothing, not even the words that tell how to come in: it may be DNS rebinding. */
  knowsHost(host: string | undefined): boolean;
};

/**
 * Loopback names only. A page of another origin cannot read our answers, but it can send requests; the Origin
 * header is what tells it apart (https://datatracker.ietf.org/doc/html/rfc6454#section-7), and a WebSocket
 * handshake always carries it (https://datatracker.ietf.org/doc/html/rfc6455#section-10.2).
 */
export function openGuard(session: Session, port: number): Guard {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]);
  const knowsHost = (host: string | undefined) => host !== undefined && hosts.has(host.toLowerCase());

  return {
    knowsHost,
    admits({ method, headers, upgrade }) {
      if (!knowsHost(headers.host)) return false;
      const reads = (method === 'GET' || method === 'HEAD') && !upgrade;
      const sameOrigin = headers.origin === `http://${headers.host}`;
      if (headers.origin !== undefined && !sameOrigin) return false;
      if (!reads && !sameOrigin) return false;
      return session.matches(parseCookies(headers.cookie ?? '', session.cookieName)[session.cookieName]);
    },
  };
}
