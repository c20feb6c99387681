import * as z from 'zod/mini';
import { TerminalId } from './names.ts';

/** A terminal tab as the lab server holds it. */
export const TerminalInfo = z.object({
  id: TerminalId,
  kind: z.enum(['shell', 'sql']),
  /** The container of a `sql` terminal. */
  on: z.optional(z.string()),
  /** The shell's directory, from OSC 7. */
  directory: z.optional(z.string()),
  /** A command is running in the foreground, from OSC 133. */
  busy: z.boolean(),
  exitCode: z.optional(z.number()),
  /** Commands that failed one after another, the last one among them; absent where the last one did not. */
  failures: z.optional(z.number()),
});
export type TerminalInfo = z.infer<typeof TerminalInfo>;

const Cells = z.number().check(z.int(), z.minimum(2), z.maximum(500));

/**
 * Browser to lab on a terminal's socket, as JSON text.
 * `ack` counts bytes of output that xterm has drawn, from its write callback: acknowledging on receipt would
 * make the watermarks meaningless.
 */
export const TerminalInput = z.discriminatedUnion('type', [
  z.object({ type: z.literal('input'), data: z.string().check(z.maxLength(262144)) }),
  z.object({ type: z.literal('ack'), position: z.number() }),
  /** Only the size owner's word counts: the viewer that last typed or focused. */
  z.object({ type: z.literal('resize'), columns: Cells, rows: Cells }),
  z.object({ type: z.literal('focus') }),
]);
export type TerminalInput = z.infer<typeof TerminalInput>;

/**
 * Lab to browser, as JSON text. Output itself comes as binary frames; `position` counts its bytes since the
 * terminal began. A viewer that comes back says `?since=position` and gets what it missed, or a `screen`.
 */
export const TerminalOutput = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('screen'),
    position: z.number(),
    columns: z.number(),
    rows: z.number(),
    data: z.string(),
  }),
  z.object({ type: z.literal('resume'), position: z.number() }),
  z.object({ type: z.literal('size'), columns: z.number(), rows: z.number(), owned: z.boolean() }),
  z.object({ type: z.literal('exit'), code: z.number() }),
]);
export type TerminalOutput = z.infer<typeof TerminalOutput>;
