/** The action of a step to do next: the first that has not been run. */
export function nextAction(runs: readonly number[]): number {
  let next = 0;
  while (runs.includes(next)) next += 1;
  return next;
}
