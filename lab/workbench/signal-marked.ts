import type Dockerode from 'dockerode';
import { exitCodeOf, startExec } from './engine-exec.ts';

/** The environment variable by which a command that the lab started is found again: the engine cannot signal an exec. */
export const MARK = 'REPLICATION_LAB_MARK';

/**
 * Signals the process groups of the commands marked so. The first process of an exec leads a session of its own;
 * what it has put into other sessions, a daemon for example, is left alone.
 */
const SCRIPT = `
for directory in /proc/[0-9]*; do
  process=\${directory#/proc/}
  read -r line 2>/dev/null < "$directory/stat" || continue
  set -- $1 $2 \${line##*) }
  # Of the words after the name: state, parent, group, session.
  [ "$6" = "$process" ] || continue
  tr '\\0' '\\n' 2>/dev/null < "$directory/environ" | grep -qE "^REPLICATION_LAB_MARK=$2\\$" && sessions="$sessions $process"
done
for directory in /proc/[0-9]*; do
  read -r line 2>/dev/null < "$directory/stat" || continue
  set -- $1 $2 \${line##*) }
  for session in $sessions; do
    [ "$6" = "$session" ] && kill -s "$1" "\${directory#/proc/}" 2>/dev/null
  done
done
exit 0
`;

export async function signalMarked(
  container: Dockerode.Container,
  /** A mark, or a regular expression that matches marks. */
  mark: string,
  signal: 'INT' | 'HUP' | 'KILL',
): Promise<void> {
  const { exec, stream } = await startExec(container, {
    command: ['/bin/bash', '-c', SCRIPT, 'bash', signal, mark],
  });
  stream.resume();
  stream.end();
  await new Promise<void>((resolve, reject) => {
    stream.once('close', resolve);
    stream.once('error', reject);
  });
  await exitCodeOf(exec);
}
