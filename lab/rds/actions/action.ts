import type * as z from 'zod/mini';
import type { Caller } from '../rds.ts';

/** One action of the API. */
export type Action<Input> = {
  /** The input, strictly: a parameter that is not here is refused, never ignored in silence. */
  input: z.ZodMiniType<Input>;
  run: (input: Input, by: Caller) => Promise<Record<string, unknown>>;
  /** Changes something, so it is shown among the deeds. */
  changes: boolean;
};

/** By name, for example `CreateDBInstance`. */
export type Actions = Record<string, Action<never>>;

/** Keeps the input's type where the action is written, and forgets it in the table, where only the schema matters. */
export function action<Input>(definition: Action<Input>): Action<never> {
  return definition as unknown as Action<never>;
}
