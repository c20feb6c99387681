import type { Context } from 'hono';
import * as z from 'zod/mini';
import { LabError } from '../../contract/lab-error.ts';

/** The body as this shape; rejects with `bad-request`. */
export async function readBody<Shape>(c: Context, schema: z.core.$ZodType<Shape>): Promise<Shape> {
  const body: unknown = await c.req.json().catch((cause: unknown) => {
    throw new LabError('bad-request', { detail: 'JSON' }, { cause });
  });
  return parse(schema, body);
}

export function parse<Shape>(schema: z.core.$ZodType<Shape>, value: unknown): Shape {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  throw new LabError('bad-request', { detail: z.prettifyError(parsed.error) }, { cause: parsed.error });
}
