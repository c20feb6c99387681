import type { RdsState } from '../../contract/rds.ts';
import type { Rds } from '../../rds/rds.ts';

/** Changes come in flocks, and a person follows no faster. */
const SETTLE_MS = 80;
/** How far a replica is behind, no event tells. */
const LAG_EVERY_MS = 1_000;

/** Tells the state of RDS now and whenever it changes, until the answer is called. */
export function feedRds(
  rds: Rds,
  tell: (state: RdsState) => void,
  report: (error: unknown) => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let told = '';
  let looking = false;
  let again = false;
  let ended = false;

  const look = async (): Promise<void> => {
    looking = true;
    again = false;
    let wait: number | undefined;
    try {
      const state = await rds.state();
      const text = JSON.stringify(state);
      if (!ended && text !== told) tell(state);
      told = text;
      const replicates = state.instances.some(({ StatusInfos }) => StatusInfos.length > 0);
      wait = again ? SETTLE_MS : replicates ? LAG_EVERY_MS : undefined;
    } catch (error) {
      report(error);
      wait = LAG_EVERY_MS;
    }
    looking = false;
    if (wait !== undefined) schedule(wait);
  };
  const schedule = (wait: number): void => {
    if (ended) return;
    clearTimeout(timer);
    timer = setTimeout(() => void look(), wait);
  };
  const stopListening = rds.onChange(() => {
    if (looking) again = true;
    else schedule(SETTLE_MS);
  });
  schedule(0);
  return () => {
    ended = true;
    clearTimeout(timer);
    stopListening();
  };
}
