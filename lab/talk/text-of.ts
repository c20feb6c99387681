import type { TalkMessage } from '../contract/talk.ts';
import type { TerminalOutput } from '../contract/terminal.ts';

const texts = new WeakMap<object, Buffer>();

/** A message as the JSON text that a socket sends; written once, however many windows are told the same message. */
export function textOf(message: TalkMessage | TerminalOutput): Buffer {
  const known = texts.get(message);
  if (known !== undefined) return known;
  const text = Buffer.from(JSON.stringify(message));
  texts.set(message, text);
  return text;
}
