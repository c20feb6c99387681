import { setTimeout as wait } from 'node:timers/promises';
import type { Check, CheckView } from '../contract/check.ts';
import type { Verdict } from '../contract/course-state.ts';
import { LabError } from '../contract/lab-error.ts';
import { CheckBlocked } from './observe/check-blocked.ts';

/** Runs a check; whatever it throws becomes a verdict, so that a learner always reads a reason. */
export async function verdictOf(check: Check, view: CheckView): Promise<Verdict> {
  try {
    const answer = await check(view);
    if (answer === true) return { state: 'done' };
    if (typeof answer === 'string') return { state: 'not-yet', reason: answer, values: {} };
    const { reason, values = {}, broken = false } = answer;
    return { state: broken ? 'broken' : 'not-yet', reason, values };
  } catch (error) {
    return verdictOfError(error);
  }
}

function verdictOfError(error: unknown): Verdict {
  if (error instanceof CheckBlocked) {
    const { reason, values, broken } = error;
    return { state: broken ? 'broken' : 'not-yet', reason, values };
  }
  if (error instanceof LabError && ['workbench-lost', 'engine-lost'].includes(error.code)) {
    return { state: 'not-yet', reason: 'workbench-away', values: {} };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { state: 'broken', reason: 'check-failed', values: { message } };
}

const ASK_AGAIN_MS = 100;

/** Checks until the step is done, or for as long as told; answers the last verdict. */
export async function untilDone(
  check: Check,
  look: () => CheckView,
  { timeout, signal }: { timeout: number; signal?: AbortSignal },
): Promise<Verdict> {
  const end = Date.now() + timeout;
  for (;;) {
    const verdict = await verdictOf(check, look());
    if (verdict.state === 'done' || Date.now() > end) return verdict;
    await wait(ASK_AGAIN_MS, undefined, signal ? { signal } : {});
  }
}
