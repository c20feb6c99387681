import { createHash } from 'node:crypto';
import { serialize } from 'hono/utils/cookie';

/** What a browser keeps of us: who it is signed in as, and which one of the audience it is. */
export type CookieNames = { signedIn: string; follower: string };

/**
 * Cookies are shared by all ports of a host name, so two servers on one machine would overwrite each other's: the port
 * is in the name. It keeps them apart, not secret: a browser sends them to every port of 127.0.0.1. A class has names
 * of its own, so that nobody comes into the next one as somebody of the last. Where there is TLS the prefix keeps
 * other servers of the domain from setting them: https://www.rfc-editor.org/rfc/rfc6265#section-8.6
 */
export function cookieNames(options: {
  port: number;
  classId: string | undefined;
  secure: boolean;
}): CookieNames {
  const { port, classId, secure } = options;
  const name = `${secure ? '__Host-' : ''}replication-lab-${port}${classId === undefined ? '' : `-${classId}`}`;
  return { signedIn: name, follower: `${name}-follower` };
}

/** The same for the same name, so that a class that is started again is the same class to its browsers. */
export function classIdOf(name: string): string {
  return createHash('sha256').update(name.normalize('NFC')).digest('hex').slice(0, 8);
}

/** Browsers keep none longer than 400 days. */
const LASTS_MOST_MS = 365 * 24 * 3_600_000;

/**
 * Signing in needs `Strict`: what another site makes a browser send comes without it. Pages are public in a class, so
 * the page after a link in a mail loads all the same, and its own requests carry the cookie. Whoever only follows has
 * no power, and must stay the same when they come by a link: `Lax`.
 */
export function cookie(
  name: string,
  value: string,
  options: {
    sameSite: 'Strict' | 'Lax';
    secure: boolean;
    /** Until the browser is closed when absent. */
    until?: number | undefined;
  },
): string {
  const { sameSite, secure, until } = options;
  const expires =
    until === undefined ? {} : { expires: new Date(Math.min(until, Date.now() + LASTS_MOST_MS)) };
  return serialize(name, value, { sameSite, secure, ...expires, httpOnly: true, path: '/' });
}
