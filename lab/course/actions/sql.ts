import { setTimeout as wait } from 'node:timers/promises';
import type { SqlAction } from '../../../content/lesson-actions.ts';
import type { CheckView } from '../../contract/check.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import { CheckBlocked } from '../observe/check-blocked.ts';
import type { ActionResult, RunOptions } from './run-action.ts';
import { asAtPrompt, firstError } from './sql-output.ts';

const MOST_MS = 2 * 60_000;
/** A first start with an empty data directory, on a slow machine. */
const MOST_START_MS = 90_000;
const ASK_AGAIN_MS = 250;
const PASSING = new Set(['mysql-starting', 'mysql-not-answering', 'container-restarting']);

/** `--commands`: the batch client of 9.7 knows `\G` only with it. `--force`: as a prompt, it goes on after an error. */
const CLIENT =
  'exec mysql --user="$1" --commands --table -vvv --unbuffered --force --default-character-set=utf8mb4 2>&1';

/** Runs statements in the container's own client, once the server there answers. */
export async function runSql(
  { text, on, as, fails }: SqlAction,
  look: () => CheckView,
  workbench: Pick<Workbench, 'exec'>,
  { signal, onOutput }: RunOptions,
): Promise<ActionResult> {
  await untilAnswering(on, look, signal);
  const user = as ?? 'root';
  const environment = (await look().container(on))?.environment ?? {};
  const timeout = AbortSignal.timeout(MOST_MS);
  const { stdout, stderr } = await workbench.exec(
    ['docker', 'exec', '-i', '-e', 'MYSQL_PWD', on, 'sh', '-c', CLIENT, 'sh', user],
    {
      stdin: `${text}\n`,
      environment: { MYSQL_PWD: passwordOf(user, environment) },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    },
  );
  signal?.throwIfAborted();
  const output = asAtPrompt(stdout + stderr);
  onOutput?.(`${output}\n`);
  if (timeout.aborted) return { output, failure: 'it took too long' };
  const error = firstError(output);
  if (fails)
    return error === undefined ? { output, failure: 'it was meant to fail and did not' } : { output };
  return error === undefined ? { output } : { output, failure: error };
}

/** @throws CheckBlocked for what does not pass by waiting, or when it takes too long. */
async function untilAnswering(
  on: string,
  look: () => CheckView,
  signal: AbortSignal | undefined,
): Promise<void> {
  const end = Date.now() + MOST_START_MS;
  for (;;) {
    try {
      await look().sql(on, 'SELECT 1');
      return;
    } catch (error) {
      if (!(error instanceof CheckBlocked) || !PASSING.has(error.reason) || Date.now() > end) throw error;
    }
    await wait(ASK_AGAIN_MS, undefined, signal ? { signal } : {});
  }
}

/** The password of every user that the lessons make. */
export function coursePassword(user: string): string {
  return `${user}-pw`;
}

/** root and the image's own user have what the container's variables say. */
function passwordOf(user: string, environment: Record<string, string>): string {
  if (user === 'root') return environment['MYSQL_ROOT_PASSWORD'] ?? '';
  if (user === environment['MYSQL_USER']) return environment['MYSQL_PASSWORD'] ?? '';
  return coursePassword(user);
}
