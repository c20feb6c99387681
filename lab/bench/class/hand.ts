import { setTimeout as delay } from 'node:timers/promises';
import type { TerminalClient } from '../terminal-client.ts';

/** Between the keys of someone who types fast. */
const HUMAN_KEY_MS = 90;
/** A key whose echo has not come by then counts as this slow, and the connection as lost. */
const ECHO_WITHIN_MS = 10_000;

export class EchoLost extends Error {
  override readonly name = 'EchoLost';
}

/** Types a line key by key, each awaited as a person sees it; answers how long each echo took. Enter is not pressed. */
export async function typeByHand(terminal: TerminalClient, text: string): Promise<number[]> {
  const times: number[] = [];
  for (const key of text) {
    const begun = performance.now();
    const seen = terminal.until(key);
    terminal.send({ type: 'input', data: key });
    const late = AbortSignal.timeout(ECHO_WITHIN_MS);
    await Promise.race([seen, whenAborted(late)]);
    const taken = performance.now() - begun;
    if (late.aborted) throw new EchoLost(`no echo of ${JSON.stringify(key)}`);
    times.push(taken);
    await delay(Math.max(0, HUMAN_KEY_MS * (0.5 + Math.random()) - taken));
  }
  return times;
}

/** Types so many keys at the prompt and takes the line back. */
export async function practise(terminal: TerminalClient, keys: number): Promise<number[]> {
  const text = Array.from({ length: keys }, (_, key) => String.fromCodePoint(97 + (key % 26))).join('');
  const times = await typeByHand(terminal, text);
  terminal.send({ type: 'input', data: '\u0015' });
  return times;
}

export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
