import type Dockerode from 'dockerode';
import { exitCodeOf, startExec } from './engine-exec.ts';

/** The environment variable by which a command that the lab started is found again: the engine cannot signal an exec. */
export const MARK = 'REPLICATION_LAB_MARK';

/**
 * Signals the sessions of the commands with such marks: all that is in them, and then, perhaps with another
 * signal, the first process of each. An exec's first process leads a session of its own; what it has put into
 * other sessions, a daemon for example, is left alone.
 */
const SCRIPT = `
members=$1 leaders=$2 marks=$3 sessions=
for directory in /proc/[0-9]*; do
  process=\${directory#/proc/}
  read -r line 2>/dev/null < "$directory/stat" || continue
  # After the name, which may hold anything: state, parent, group, session.
  set -- \${line##*) }
  [ "$4" = "$process" ] || continue
  tr '\\0' '\\n' 2>/dev/null < "$directory/environ" | grep -qE "^${MARK}=($marks)\\$" && sessions="$sessions $process"
done
[ -n "$sessions" ] || exit 0
for directory in /proc/[0-9]*; do
  read -r line 2>/dev/null < "$directory/stat" || continue
  set -- \${line##*) }
  for session in $sessions; do
    [ "$4" = "$session" ] && kill -s "$members" "\${directory#/proc/}" 2>/dev/null
  done
done
[ -z "$leaders" ] || { sleep 0.1; kill -s "$leaders" $sessions 2>/dev/null; }
exit 0
`;

type Signals = {
  /** A regular expression that matches whole marks. */
  marks: string;
  members: 'INT' | 'HUP' | 'KILL';
  leaders?: 'KILL';
};

export async function signalMarked(
  container: Dockerode.Container,
  { marks, members, leaders }: Signals,
): Promise<void> {
  const { exec, stream } = await startExec(container, {
    command: ['/bin/bash', '-c', SCRIPT, 'bash', members, leaders ?? '', marks],
  });
  stream.resume();
  stream.end();
  await new Promise<void>((resolve, reject) => {
    stream.once('close', resolve);
    stream.once('error', reject);
  });
  await exitCodeOf(exec);
}

/** Ends programs as a terminal does that is closed, and makes sure of the first of each. */
export function endMarked(container: Dockerode.Container, marks: string): Promise<void> {
  return signalMarked(container, { marks, members: 'HUP', leaders: 'KILL' });
}
