import type { ShellAction } from '../../../content/lesson-actions.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import { SCREEN, terminalText } from './terminal-text.ts';
import type { ActionResult, RunOptions } from './run-action.ts';

/** Long enough to build an image on a slow machine. */
const MOST_MS = 10 * 60_000;
/** For a command that never ends by itself, such as `logs -f`. */
const MOST_UNTIL_MS = 2 * 60_000;

/**
 * Stops at the first command that fails, where a terminal would go on with the next line: a lesson must not go on
 * as if nothing had been. On a pseudo-terminal, so that programs print what a learner sees.
 */
const RUN = `stty cols ${SCREEN.columns} rows ${SCREEN.rows} && cd -- "$RL_DIRECTORY" &&
  exec env --unset=RL_DIRECTORY --unset=RL_COMMAND bash -ec "$RL_COMMAND"`;

/**
 * With an input that never ends: told of an end, `script` types it into the pseudo-terminal, where it comes out again
 * as a stray character while `docker exec` has that in raw mode. A pipe with a name, because `script` takes the end
 * of any child that it was born with for the end of the command.
 */
const ON_TERMINAL = `pipe=$(mktemp --dry-run) && mkfifo "$pipe" && exec 0<>"$pipe" && rm "$pipe" &&
  exec script --quiet --return --command "$0" /dev/null`;

/** Runs a fence as the learner would have it run in a terminal, in its directory. */
export async function runShell(
  { text, dir, until, fails }: ShellAction,
  directory: string,
  workbench: Pick<Workbench, 'exec'>,
  { signal, onOutput }: RunOptions,
): Promise<ActionResult> {
  const seen = new AbortController();
  const timeout = AbortSignal.timeout(until === undefined ? MOST_MS : MOST_UNTIL_MS);
  const where = dir ?? directory;
  let printed = '';
  const { exitCode } = await workbench.exec(['bash', '-c', ON_TERMINAL, RUN], {
    // As variables, and not written into the command, so that nothing of a lesson is read as the shell's own.
    environment: { TERM: 'xterm-256color', RL_DIRECTORY: where === '' ? '.' : where, RL_COMMAND: text },
    signal: AbortSignal.any([seen.signal, timeout, ...(signal ? [signal] : [])]),
    onOutput: (piece) => {
      printed += piece;
      onOutput?.(piece);
      if (until !== undefined && printed.includes(until)) seen.abort();
    },
  });
  signal?.throwIfAborted();
  const output = await terminalText(printed);
  if (until !== undefined) {
    return seen.signal.aborted ? { output } : { output, failure: `"${until}" was not seen` };
  }
  if (timeout.aborted) return { output, failure: 'it took too long' };
  if (fails) return exitCode === 0 ? { output, failure: 'it was meant to fail and did not' } : { output };
  return exitCode === 0 ? { output } : { output, failure: `it ended with exit code ${exitCode}` };
}
