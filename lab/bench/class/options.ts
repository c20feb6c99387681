import { parseArgs } from 'node:util';
import * as z from 'zod/mini';

export type ClassBench = {
  /** Learners, each with a source and a replica. */
  labs: number;
  /** Goes on with more learners until typing is felt to be slow, or no more get a place. */
  highest: boolean;
  /** Minutes of walking, idling, leaving and coming back. */
  soak: number;
  /** Kills the server and, where it is our own, the engine. */
  break: boolean;
};

const LABS = 15;
const Count = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100));
const Minutes = z.coerce.number().check(z.minimum(0), z.maximum(24 * 60));

export function readOptions(args: string[]): ClassBench {
  const { values } = parseArgs({
    args,
    options: {
      labs: { type: 'string' },
      highest: { type: 'boolean' },
      soak: { type: 'string' },
      break: { type: 'boolean' },
    },
  });
  return {
    labs: z.parse(Count, values.labs ?? LABS),
    highest: values.highest ?? false,
    soak: z.parse(Minutes, values.soak ?? 0),
    break: values.break ?? false,
  };
}
