import type { Duplex } from 'node:stream';
import type Dockerode from 'dockerode';
import { standardStreams } from '../../workbench/demultiplex.ts';
import { startExec } from '../../workbench/engine-exec.ts';

/** Carries bytes both ways until either side ends; then the other is ended too. */
const CARRY = `exec 3<>"/dev/tcp/127.0.0.1/$1" || exit
cat <&0 >&3 &
cat <&3 3>&- &
exec 3>&-
wait -n
kill $(jobs -p) 2>/dev/null`;

/** A connection to a port of the container, as from the container itself. */
export async function connectInside(container: Dockerode.Container, port: number): Promise<Duplex> {
  const { stream } = await startExec(container, { command: ['bash', '-c', CARRY, 'carry', String(port)] });
  let said = '';
  const connection = standardStreams(stream, (bytes) => {
    said = (said + bytes.toString()).slice(-500);
  });
  // Whoever uses the connection is told by its own listener, and one who has let go of it no longer cares.
  connection.on('error', () => undefined);
  stream.once('end', () => {
    // Nothing listens: an end without a word would look like a server that hung up.
    const answered = connection.readableDidRead || connection.readableLength > 0;
    if (!answered && said !== '') connection.destroy(new Error(said.trim()));
  });
  return connection;
}

const ANSWERS = `until { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null && IFS= read -r -N 1 -u 3 _; do sleep 0.1; done`;

/** The command that ends well as soon as a server greets on the port, and badly after so many seconds. */
export function waitForGreeting(port: number, seconds: number): string[] {
  return ['timeout', String(seconds), 'bash', '-c', ANSWERS, 'greeting', String(port)];
}
