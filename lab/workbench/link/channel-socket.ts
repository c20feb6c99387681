import type { ClientChannel } from 'ssh2';

/**
 * Gives an SSH channel the methods of a TCP socket that clients such as mysql2 call on whatever they are given.
 * They tune a TCP connection; here there is none to tune.
 */
export function asSocket(channel: ClientChannel): ClientChannel {
  const none = () => channel;
  return Object.assign(channel, { setKeepAlive: none, setNoDelay: none, ref: none, unref: none });
}
