import * as z from 'zod/mini';
import { LabError } from '../../lab/contract/lab-error.ts';
import type { RdsInput, RdsRefusal } from '../../lab/contract/rds.ts';
import { rdsCall } from './rds-call.ts';

/** A refusal of the API where it is thrown. */
export class RefusedError extends Error {
  readonly refusal: RdsRefusal;

  constructor(refusal: RdsRefusal) {
    super(refusal.message);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

/** The result of a call; throws `RefusedError` for what the API refuses. */
export async function accepted(action: string, input: RdsInput): Promise<Record<string, unknown>> {
  const answer = await rdsCall(action, input);
  if ('refusal' in answer) throw new RefusedError(answer.refusal);
  return answer.result;
}

/** Enough for every list that a lab can have; a service that never ends its pages must not keep the page busy. */
const pagesMost = 20;

/** Everything that a describing action lists under `list`, page after page. */
export async function describeAll<Item extends z.ZodMiniType>(
  action: string,
  input: RdsInput,
  list: string,
  item: Item,
): Promise<z.infer<Item>[]> {
  const page = z.object({ [list]: z.array(item), Marker: z.optional(z.string()) });
  const found: z.infer<Item>[] = [];
  let marker: string | undefined;
  for (let pages = 0; pages < pagesMost; pages += 1) {
    const result = await accepted(action, marker === undefined ? input : { ...input, Marker: marker });
    const parsed = page.safeParse(result);
    if (!parsed.success) throw new LabError('internal', {}, { cause: parsed.error });
    found.push(...(parsed.data[list] as z.infer<Item>[]));
    marker = parsed.data['Marker'] as string | undefined;
    if (marker === undefined || marker === '') break;
  }
  return found;
}
