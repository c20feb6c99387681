import type Dockerode from 'dockerode';
import ssh2 from 'ssh2';
import type { Client } from 'ssh2';
import { standardStreams } from '../demultiplex.ts';
import { startExec } from '../engine-exec.ts';
import type { LinkKeys } from './keys.ts';

/**
 * Writes the keys that come as two lines on stdin into a directory in memory, then becomes sshd on the same
 * stdin. `read` of a shell takes no byte too many from a pipe. Everything is given anew at each connection, so
 * nothing that a learner deletes can keep the lab out; whole and at once, because on a slow machine the connection
 * before may be reading the same files.
 */
const SERVER = `
set -e
umask 077
keys=/dev/shm/replication-lab
mkdir -p "$keys" /run/sshd
read -r host
read -r client
printf '%s' "$host" | base64 -d > "$keys/host.$$"
printf '%s\\n' "$client" > "$keys/client.$$"
mv -f "$keys/host.$$" "$keys/host"
mv -f "$keys/client.$$" "$keys/client"
exec /usr/sbin/sshd -i -e -f /dev/null \
  -o HostKey="$keys/host" -o AuthorizedKeysFile="$keys/client" -o StrictModes=no \
  -o PermitRootLogin=prohibit-password -o PasswordAuthentication=no -o UsePAM=no \
  -o AllowAgentForwarding=no -o X11Forwarding=no -o GatewayPorts=no -o MaxSessions=64 \
  -o StreamLocalBindUnlink=yes -o StreamLocalBindMask=0177 \
  -o Subsystem="sftp internal-sftp -u 0022" -o LogLevel=ERROR
`;

/** Long, because a machine on which thirty labs start at once is slow; a connection that is lost ends sooner. */
const READY_TIMEOUT = 20_000;
const KEEPALIVE = 15_000;

/** Speaks SSH to the workbench over the stdio of an exec; no port is opened for it. */
export async function connectSsh(container: Dockerode.Container, keys: LinkKeys): Promise<Client> {
  const { stream } = await startExec(container, { command: ['/bin/sh', '-c', SERVER] });
  let words = '';
  const socket = standardStreams(stream, (bytes) => {
    words = (words + bytes.toString()).slice(-2000);
  });
  socket.write(`${Buffer.from(keys.host.private).toString('base64')}\n${keys.client.public}\n`);

  const client = new ssh2.Client();
  const pinned = keys.host.public.split(' ')[1];
  await new Promise<void>((resolve, reject) => {
    const fail = (cause: Error) => {
      client.destroy();
      reject(new Error(`no link to the workbench: ${words.trim() || cause.message}`, { cause }));
    };
    client.once('error', fail);
    client.once('close', () => fail(new Error('closed before it was ready')));
    client.once('ready', () => {
      client.removeAllListeners('error').removeAllListeners('close');
      resolve();
    });
    client.connect({
      sock: socket,
      username: 'root',
      privateKey: keys.client.private,
      hostVerifier: (key: Buffer) => key.toString('base64') === pinned,
      readyTimeout: READY_TIMEOUT,
      keepaliveInterval: KEEPALIVE,
      keepaliveCountMax: 3,
      // The engine's stream is local already; the cheapest cipher that Node has in native code will do.
      algorithms: { cipher: ['aes128-gcm@openssh.com'], compress: ['none'] },
    });
  });
  return client;
}
