import { useEffect, useState } from 'react';
import type * as z from 'zod/mini';
import type { RdsInput, RdsState } from '../../lab/contract/rds.ts';
import { describeAll } from './calls.ts';

type Described<Item> = {
  /** Undefined until it was answered; the last answer stays while it is asked again. */
  items: Item[] | undefined;
  error: unknown;
  again: () => void;
};

/**
 * What a describing action lists, asked again whenever `pulse` changes.
 * @param item of module scope: a schema that is made anew at each drawing would be asked for anew too
 */
export function useDescribed<Item extends z.ZodMiniType>(
  action: string,
  input: RdsInput,
  list: string,
  item: Item,
  pulse: string,
): Described<z.infer<Item>> {
  const body = JSON.stringify(input);
  const of = `${action} ${body}`;
  const [answer, setAnswer] = useState<{
    of: string;
    when: string;
    items?: z.infer<Item>[];
    error?: unknown;
  }>();
  const [turn, setTurn] = useState(0);
  const when = `${pulse} ${turn}`;
  useEffect(() => {
    let stale = false;
    describeAll(action, JSON.parse(body) as RdsInput, list, item).then(
      (items) => !stale && setAnswer({ of: `${action} ${body}`, when, items }),
      (error: unknown) => !stale && setAnswer({ of: `${action} ${body}`, when, error }),
    );
    return () => {
      stale = true;
    };
  }, [action, body, list, item, when]);
  const known = answer?.of === of ? answer : undefined;
  return { items: known?.items, error: known?.error, again: () => setTurn(turn + 1) };
}

/** Changes whenever a list of the API may have: something was done, or a stage of it ended. */
export function pulseOf(rds: RdsState): string {
  const deed = rds.deeds.at(-1)?.id ?? 0;
  const statuses = rds.instances.map((instance) => instance.DBInstanceStatus).join();
  const ended = rds.timelines.reduce(
    (sum, { stages }) => sum + stages.filter((stage) => stage.finishedAt !== undefined).length,
    0,
  );
  return `${deed} ${statuses} ${ended}`;
}
