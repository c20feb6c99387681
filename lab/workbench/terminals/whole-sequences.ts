const ESCAPE = 0x1b;
const BELL = 0x07;
/** A sequence that is longer than this is let through in pieces. */
const MOST_HELD = 4096;
/** Introducers of strings that end with BEL or ESC \: DCS, SOS, OSC, PM, APC. */
const STRINGS = new Set(Buffer.from('PX]^_'));
const CSI = '['.charCodeAt(0);

/**
 * Cuts a terminal's output only where no character and no escape sequence is open, so that a screen taken there,
 * or a viewer that joins there, never begins in the middle of one. Nothing visible waits: what is held back
 * could not be shown yet.
 */
export class WholeSequences {
  #held: Buffer = Buffer.alloc(0);

  take(chunk: Buffer): Buffer {
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const open = openTail(bytes);
    const held = open <= MOST_HELD ? open : 0;
    // A copy: a slice would keep the whole chunk alive.
    this.#held = Buffer.from(bytes.subarray(bytes.length - held));
    return bytes.subarray(0, bytes.length - held);
  }

  /** What was held back when the stream ended. */
  end(): Buffer {
    const rest = this.#held;
    this.#held = Buffer.alloc(0);
    return rest;
  }
}

/** How many bytes at the end belong to a character or an escape sequence that is not complete. */
export function openTail(bytes: Buffer): number {
  const escape = bytes.lastIndexOf(ESCAPE);
  if (escape === -1 || !isOpen(bytes, escape)) return openCharacter(bytes);
  // A lone ESC may be the first half of the end of a string, which began at the ESC before it.
  const before = escape === bytes.length - 1 && escape > 0 ? bytes.lastIndexOf(ESCAPE, escape - 1) : -1;
  const opensString = before !== -1 && STRINGS.has(bytes[before + 1] ?? 0) && isOpen(bytes, before);
  return bytes.length - (opensString ? before : escape);
}

function isOpen(bytes: Buffer, escape: number): boolean {
  const second = bytes[escape + 1];
  if (second === undefined) return true;
  // The final byte of a control sequence: https://ecma-international.org/publications-and-standards/standards/ecma-48/
  if (second === CSI) return !has(bytes, escape + 2, (byte) => byte >= 0x40 && byte <= 0x7e);
  if (STRINGS.has(second)) return !has(bytes, escape + 2, (byte) => byte === BELL);
  return !has(bytes, escape + 1, (byte) => byte >= 0x30);
}

function has(bytes: Buffer, from: number, wanted: (byte: number) => boolean): boolean {
  // A sequence that is longer than what would be held needs no further look.
  const to = Math.min(bytes.length, from + MOST_HELD);
  for (let at = from; at < to; at++) if (wanted(bytes[at] ?? 0)) return true;
  return false;
}

function openCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}
