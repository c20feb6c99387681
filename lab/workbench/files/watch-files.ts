import type Dockerode from 'dockerode';
import { setTimeout as pause } from 'node:timers/promises';
import { WORKSPACE } from '../container.ts';
import { demultiplexer } from '../demultiplex.ts';
import { startExec } from '../engine-exec.ts';
import { MARK } from '../signal-marked.ts';

const GATHER = 100;
const MOST_PATHS = 200;
const LONGEST_PATH = 4096;
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 10_000;

/** The mark of the program that watches, by which it is found and ended. */
export const WATCH_MARK = 'watch-files';

const COMMAND = [
  'inotifywait',
  '--monitor',
  '--recursive',
  '--quiet',
  '--event=close_write,create,delete,move',
  `--exclude=^${WORKSPACE}/\\.bash_history|/node_modules/|/\\.git/|\\.part$`,
  '--format=%w%f%0',
  '--no-newline',
  WORKSPACE,
];

/**
 * Tells which paths of the workspace changed, gathered over a moment; no paths means too many to name. Whatever
 * ends the program that watches, the learner's `kill` for one, it is started again.
 */
export function watchFiles(
  container: () => Promise<Dockerode.Container>,
  onChange: (paths: string[]) => void,
): () => void {
  const stopping = new AbortController();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const tell = () => {
    timer = undefined;
    const paths = [...changed];
    changed.clear();
    onChange(paths.length > MOST_PATHS ? [] : paths.sort());
  };
  const gather = (path: string) => {
    if (changed.size <= MOST_PATHS) changed.add(path);
    timer ??= setTimeout(tell, GATHER);
  };

  const watchOnce = async () => {
    const { stream } = await startExec(await container(), {
      command: COMMAND,
      environment: { [MARK]: WATCH_MARK },
    });
    const stop = () => stream.destroy();
    stopping.signal.addEventListener('abort', stop);
    const take = pathReader(gather);
    stream.on(
      'data',
      demultiplexer((channel, bytes) => channel === 'stdout' && take(bytes)),
    );
    await new Promise<void>((resolve) => {
      stream.once('error', () => stream.destroy());
      stream.once('close', () => resolve());
      if (stopping.signal.aborted) stop();
    });
    stopping.signal.removeEventListener('abort', stop);
  };

  const keepWatching = async () => {
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      const since = Date.now();
      // The container may be away for a while; it is asked for again.
      await watchOnce().catch(() => undefined);
      if (Date.now() - since > LONGEST_PAUSE) failures = 0;
      const time = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures);
      // Rejects only when watching is over, which ends the loop.
      await pause(time, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  void keepWatching();

  return () => {
    stopping.abort();
    clearTimeout(timer);
  };
}

/** Takes apart paths that end with NUL and stand below the workspace. */
export function pathReader(onPath: (path: string) => void): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    let from = 0;
    for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, from)) {
      const path = Buffer.concat([rest, bytes.subarray(from, end)]).toString();
      rest = Buffer.alloc(0);
      from = end + 1;
      if (path.startsWith(`${WORKSPACE}/`)) onPath(path.slice(WORKSPACE.length + 1).normalize('NFC'));
    }
    // Longer than any path: nothing that the watcher writes.
    rest = Buffer.concat([rest, bytes.subarray(from)]).subarray(0, LONGEST_PATH);
  };
}
