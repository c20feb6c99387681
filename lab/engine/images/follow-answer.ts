import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import * as z from 'zod/mini';

const Refusal = z.object({ error: z.string() });

/**
 * Reads the answer to a pull, an import or a build: one JSON object a line, to the end. The status is always 200,
 * so a failure is known only by its `error`; it rejects with that.
 */
export async function followAnswer<Shape>(
  answer: NodeJS.ReadableStream,
  shape: z.ZodMiniType<Shape>,
  onEvent: (event: Shape) => void,
): Promise<void> {
  const input = Readable.from(answer);
  for await (const line of createInterface({ input })) {
    if (line.trim() === '') continue;
    const event: unknown = JSON.parse(line);
    const refusal = z.safeParse(Refusal, event);
    if (refusal.success) throw new Error(refusal.data.error);
    onEvent(z.parse(shape, event));
  }
}
